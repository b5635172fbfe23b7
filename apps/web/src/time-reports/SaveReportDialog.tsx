import { useState } from 'react'
import { findProblem } from '../app/problem.ts'
import { Button } from '../ui/Button.tsx'
import { Check } from '../ui/Check.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { TextInput } from '../ui/Input.tsx'
import { toast } from '../ui/toast-store.ts'
import { levels, type ReportQuery } from './report-address.ts'
import { useSaveReport } from './reports.queries.ts'
import { text } from './strings.ts'

/** What it shows, as a name to begin with. */
function nameReport({ groupBy = '', period }: ReportQuery): string {
  const by = levels.filter((level) => groupBy.split(',').includes(level)).map((level) => text.levels[level])
  return text.proposedName(by, period ? text.periods[period] : '')
}

export function SaveReportDialog({ query, onClose }: { query: ReportQuery; onClose: () => void }) {
  const save = useSaveReport()
  const [isShared, setIsShared] = useState(false)
  const problem = findProblem(save.error)
  const submit = async ({ name = '' }: Record<string, string>) => {
    await save.mutateAsync({ name, isShared, query: { ...query } })
    onClose()
    toast(text.saved(name))
  }
  return (
    <Dialog title={text.saveTitle} onClose={onClose}>
      <Form
        onSubmit={(values) => void submit(values).catch(() => {})}
        error={save.error && !problem?.errors.length ? problem?.message || text.failed : null}
      >
        <Field label={text.name} error={problem?.about('name')}>
          {(control) => (
            <TextInput
              {...control}
              name="name"
              required
              maxLength={100}
              autoComplete="off"
              defaultValue={nameReport(query)}
              onFocus={(event) => event.target.select()}
            />
          )}
        </Field>
        <Check checked={isShared} onChange={() => setIsShared(!isShared)} note={text.shareNote}>
          {text.share}
        </Check>
        <FormFoot>
          <Button type="submit" look="primary" isBusy={save.isPending}>
            {text.keep}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {text.cancel}
          </Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}
