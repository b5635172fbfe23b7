import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { TextInput } from '../ui/Input.tsx'
import { PasswordInput } from '../ui/PasswordInput.tsx'
import styles from './AuthLayout.module.css'
import { AuthLayout } from './AuthLayout.tsx'
import { instanceQuery, stepOf, useLogIn, welcome, whyNot } from './auth.queries.ts'
import { NextStep } from './NextStep.tsx'
import { safeNext } from './safe-next.ts'
import { text } from './strings.ts'

export function LogInPage() {
  const { data: instance, isPending } = useQuery(instanceQuery)
  const logIn = useLogIn()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const letIn = async () => {
    await welcome()
    navigate(safeNext(search.get('next')), { replace: true })
  }
  const enter = async (email: string, password: string) => {
    await logIn.mutateAsync({ email, password })
    await letIn()
  }
  const start = (email: string, password: string) => void enter(email, password).catch(() => {})
  const demo = instance?.demo
  // The form would move down under the hand that is about to type.
  if (isPending) return <AuthLayout title={text.logInTitle}>{null}</AuthLayout>
  const step = stepOf(logIn.error)
  if (step) {
    const start = { to: `/login?${search}`, onClick: logIn.reset }
    return <NextStep step={step} onDone={letIn} start={start} />
  }
  // Closing an account leads here.
  const isClosed = search.has('closed')
  return (
    <AuthLayout
      title={isClosed ? text.closedTitle : text.logInTitle}
      lead={isClosed && text.closedLead}
      foot={
        <>
          {text.noAccount} <Link to={{ pathname: '/signup', search: search.toString() }}>{text.signUp}</Link>
        </>
      }
    >
      {demo && (
        <>
          <div className={styles.demo}>
            <Button
              look="primary"
              size="large"
              isBusy={logIn.isPending && logIn.variables.email === demo.email}
              onClick={() => start(demo.email, demo.password)}
            >
              {text.demo}
            </Button>
            <p>{text.demoHint}</p>
          </div>
          <div className={styles.rule}>{text.or}</div>
        </>
      )}
      <Form onSubmit={({ email = '', password = '' }) => start(email, password)} error={whyNot(logIn.error)}>
        <Field label={text.email}>
          {(control) => (
            <TextInput
              {...control}
              name="email"
              type="email"
              autoComplete="username"
              required
              autoFocus={!demo}
            />
          )}
        </Field>
        <Field label={text.password} aside={<Link to="/forgot-password">{text.forgot}</Link>}>
          {(control) => (
            <PasswordInput {...control} name="password" autoComplete="current-password" required />
          )}
        </Field>
        <Button type="submit" look={demo ? 'plain' : 'primary'} isBusy={logIn.isPending}>
          {text.logIn}
        </Button>
      </Form>
      <p className={styles.links}>
        <Link to="/magic-link">{text.magicInstead}</Link>
      </p>
    </AuthLayout>
  )
}
