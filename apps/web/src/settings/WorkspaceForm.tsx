import { useMemo } from 'react'
import { findProblem } from '../app/problem.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { Select, TextInput } from '../ui/Input.tsx'
import { TimeZoneSelect } from '../ui/TimeZoneSelect.tsx'
import { toast } from '../ui/toast-store.ts'
import { listCurrencies, nameCurrency, nameWeekday } from './plain-settings.ts'
import { useChangeWorkspace } from './settings.queries.ts'
import { text } from './strings.ts'

type Workspace = { name: string; timezone: string; weekStart: number; currency: string }

const weekdays = [1, 2, 3, 4, 5, 6, 0]

export function WorkspaceForm({ workspace }: { workspace: Workspace }) {
  const change = useChangeWorkspace()
  const problem = findProblem(change.error)
  const currencies = useMemo(listCurrencies, [])
  const save = ({ name = '', timezone = '', weekStart = '', currency = '' }: Record<string, string>) =>
    change.mutate(
      { name, timezone, weekStart: Number(weekStart), currency },
      { onSuccess: () => toast(text.saved) },
    )
  return (
    <Form onSubmit={save} error={problem?.errors.length ? null : problem?.message}>
      <Field label={text.workspaceName} error={problem?.about('name')}>
        {(control) => (
          <TextInput {...control} name="name" required maxLength={100} defaultValue={workspace.name} />
        )}
      </Field>
      <Field label={text.timezone} hint={text.workspaceZoneHint} error={problem?.about('timezone')}>
        {(control) => <TimeZoneSelect {...control} name="timezone" defaultValue={workspace.timezone} />}
      </Field>
      <Field label={text.weekStart} error={problem?.about('weekStart')}>
        {(control) => (
          <Select {...control} name="weekStart" defaultValue={workspace.weekStart}>
            {weekdays.map((day) => (
              <option key={day} value={day}>
                {nameWeekday(day)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={text.currency} hint={text.currencyHint} error={problem?.about('currency')}>
        {(control) => (
          <Select {...control} name="currency" defaultValue={workspace.currency}>
            {currencies.map((code) => (
              <option key={code} value={code}>
                {nameCurrency(code)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <FormFoot>
        <Button type="submit" look="primary" isBusy={change.isPending}>
          {text.save}
        </Button>
      </FormFoot>
    </Form>
  )
}
