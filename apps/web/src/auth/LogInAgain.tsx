import { goOnAfterLogin } from '../app/login-again.ts'
import { meQuery, useMe } from '../app/me.queries.ts'
import { queryClient } from '../app/query-client.ts'
import { text as appText } from '../app/strings.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { TextInput } from '../ui/Input.tsx'
import { PasswordInput } from '../ui/PasswordInput.tsx'
import { secondStepOf, useLogIn, whyNot } from './auth.queries.ts'
import { SecondStep } from './SecondStep.tsx'
import { text } from './strings.ts'

/** The session ended in the middle of something: log in here, and the something goes on. */
export function LogInAgain() {
  const { user } = useMe()
  const logIn = useLogIn()
  const goOn = async () => {
    goOnAfterLogin()
    await queryClient.invalidateQueries(meQuery)
  }
  const enter = async (password: string) => {
    await logIn.mutateAsync({ email: user.email, password })
    await goOn()
  }
  const step = secondStepOf(logIn.error)
  if (step)
    return (
      <Dialog title={text.secondTitle} isFirm onClose={() => {}}>
        <SecondStep token={step} onDone={goOn} />
      </Dialog>
    )
  return (
    <Dialog title={appText.againTitle} isFirm onClose={() => {}}>
      <Form
        onSubmit={({ password = '' }) => void enter(password).catch(() => {})}
        error={whyNot(logIn.error)}
      >
        <p>{appText.againText}</p>
        <Field label={text.email}>
          {(control) => (
            <TextInput
              {...control}
              name="email"
              type="email"
              autoComplete="username"
              value={user.email}
              readOnly
            />
          )}
        </Field>
        <Field label={text.password}>
          {(control) => (
            <PasswordInput {...control} name="password" autoComplete="current-password" required autoFocus />
          )}
        </Field>
        <Button type="submit" look="primary" isBusy={logIn.isPending}>
          {text.logInAgain}
        </Button>
        <Button look="quiet" onClick={() => location.assign('/login')}>
          {appText.againAsOther}
        </Button>
      </Form>
    </Dialog>
  )
}
