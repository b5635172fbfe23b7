import { useQuery } from '@tanstack/react-query'
import { findProblem } from '../app/problem.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { TextArea } from '../ui/Input.tsx'
import { toast } from '../ui/toast-store.ts'
import { auditQuery, type Invoice, useVoid } from './invoices.queries.ts'
import styles from './Sheet.module.css'
import { text } from './strings.ts'

/** Says what making it void frees, and asks why. */
export function VoidDialog({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const { id } = invoice
  const number = invoice.number ?? ''
  const { data: audit } = useQuery(auditQuery(id))
  const makeVoid = useVoid()
  const problem = findProblem(makeVoid.error)
  const seconds = audit?.entries.reduce((sum, entry) => sum + entry.seconds, 0) ?? 0
  const go = async (reason: string) => {
    await makeVoid.mutateAsync({ id, reason })
    onClose()
    toast(text.voided(number))
  }
  return (
    <Dialog title={text.voidTitle(number)} onClose={onClose}>
      <Form
        onSubmit={({ reason = '' }) => void go(reason).catch(() => {})}
        error={makeVoid.error && !problem?.errors.length ? problem?.message || text.failed : null}
      >
        <div>
          <h3>{text.voidFrees}</h3>
          <ul className={styles.points}>
            {audit && <li>{text.voidEntries(text.hours(seconds), audit.entries.length)}</li>}
            <li>{text.voidStays}</li>
          </ul>
        </div>
        <Field label={text.reason} hint={text.reasonHint} error={problem?.about('reason')}>
          {(control) => (
            <TextArea
              {...control}
              name="reason"
              data-first
              required
              maxLength={500}
              placeholder={text.reasonPlaceholder}
            />
          )}
        </Field>
        <FormFoot>
          <Button type="submit" look="danger" isBusy={makeVoid.isPending}>
            {text.voidYes}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {text.cancel}
          </Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}
