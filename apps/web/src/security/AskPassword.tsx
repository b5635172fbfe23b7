import { findProblem } from '../app/problem.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Form } from '../ui/Form.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { CurrentPassword } from './PasswordField.tsx'
import { text } from './strings.ts'
import { whyNot } from './why-not.ts'

type Props = {
  title: string
  lead?: string
  /** What the button says. */
  go: string
  error: unknown
  isBusy: boolean
  onClose: () => void
  onGo: (currentPassword: string) => void
}

/** Asks for the password before something that matters. */
export function AskPassword({ title, lead, go, error, isBusy, onClose, onGo }: Props) {
  return (
    <Dialog title={title} onClose={onClose}>
      <Form onSubmit={({ currentPassword = '' }) => onGo(currentPassword)} error={whyNot(error)}>
        {lead && <p>{lead}</p>}
        <CurrentPassword error={findProblem(error)?.about('currentPassword')} />
        <FormFoot>
          <Button type="submit" look="primary" isBusy={isBusy}>
            {go}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {text.cancel}
          </Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}
