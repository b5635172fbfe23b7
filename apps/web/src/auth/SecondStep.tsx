import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { TextInput } from '../ui/Input.tsx'
import { useFinishLogin, whyNot } from './auth.queries.ts'
import { text } from './strings.ts'

/** The second step of a log-in: the code from the phone, or a recovery code. */
export function SecondStep({ token, onDone }: { token: string; onDone: () => Promise<void> }) {
  const finish = useFinishLogin()
  const enter = async (code: string) => {
    await finish.mutateAsync({ token, code })
    await onDone()
  }
  return (
    <Form onSubmit={({ code = '' }) => void enter(code).catch(() => {})} error={whyNot(finish.error)}>
      <Field label={text.code} hint={text.codeHint}>
        {(control) => (
          <TextInput
            {...control}
            name="code"
            inputMode="text"
            autoComplete="one-time-code"
            maxLength={40}
            required
            autoFocus
          />
        )}
      </Field>
      <Button type="submit" look="primary" isBusy={finish.isPending}>
        {text.logIn}
      </Button>
    </Form>
  )
}
