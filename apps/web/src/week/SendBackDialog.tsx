import { findProblem } from '../app/problem.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { TextArea } from '../ui/Input.tsx'
import { text } from './strings.ts'
import { useSendBack } from './week.queries.ts'

type Props = {
  part: { week: string; memberId: string; entryIds?: string[] }
  name: string
  onDone: () => void
  onClose: () => void
}

/** Asks what should change, and sends the time back with it. */
export function SendBackDialog({ part, name, onDone, onClose }: Props) {
  const sendBack = useSendBack()
  const done = () => {
    onDone()
    onClose()
  }
  return (
    <Dialog title={`${text.sendBackTitle}: ${text.personWeek(name)}`} onClose={onClose}>
      <Form
        error={sendBack.error && (findProblem(sendBack.error)?.message ?? null)}
        onSubmit={({ note = '' }) => sendBack.mutate({ ...part, note }, { onSuccess: done })}
      >
        <Field label={text.note}>
          {(control) => <TextArea {...control} name="note" data-first maxLength={1000} />}
        </Field>
        <FormFoot>
          <Button type="submit" look="primary" isBusy={sendBack.isPending}>
            {text.sendBackTitle}
          </Button>
          <Button onClick={onClose}>{text.cancel}</Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}
