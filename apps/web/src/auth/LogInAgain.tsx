import type { ReactNode } from 'react'
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
import styles from './AuthLayout.module.css'
import { stepOf, useLogIn, whyNot } from './auth.queries.ts'
import { NextStep } from './NextStep.tsx'
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
  const step = stepOf(logIn.error)
  if (step) return <NextStep step={step} onDone={goOn} start={{ onClick: logIn.reset }} frame={Frame} />
  return (
    <Frame title={appText.againTitle} lead={appText.againText}>
      <Form
        onSubmit={({ password = '' }) => void enter(password).catch(() => {})}
        error={whyNot(logIn.error)}
      >
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
    </Frame>
  )
}

function Frame({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <Dialog title={title} isFirm onClose={() => {}}>
      <div className={styles.again}>
        {lead && <p>{lead}</p>}
        {children}
      </div>
    </Dialog>
  )
}
