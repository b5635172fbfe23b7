import { Link, useNavigate, useSearchParams } from 'react-router'
import { findProblem } from '../app/problem.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { TextInput } from '../ui/Input.tsx'
import { PasswordInput } from '../ui/PasswordInput.tsx'
import { AuthLayout } from './AuthLayout.tsx'
import { useSignUp, welcome, whyNotElsewhere } from './auth.queries.ts'
import { safeNext } from './safe-next.ts'
import { text } from './strings.ts'

export function SignUpPage() {
  const signUp = useSignUp()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const start = async ({ email = '', password = '', name = '', workspaceName }: Record<string, string>) => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    const workspace = workspaceName?.trim() ? { workspaceName: workspaceName.trim() } : {}
    await signUp.mutateAsync({ email, password, name, timezone: timeZone, ...workspace })
    await welcome()
    navigate(safeNext(search.get('next')), { replace: true })
  }
  const problem = findProblem(signUp.error)
  return (
    <AuthLayout
      title={text.signUpTitle}
      lead={text.signUpLead}
      foot={
        <>
          {text.haveAccount} <Link to={{ pathname: '/login', search: search.toString() }}>{text.logIn}</Link>
        </>
      }
    >
      <Form
        onSubmit={(values) => void start(values).catch(() => {})}
        error={whyNotElsewhere(signUp.error, ['name', 'email', 'password', 'workspaceName'])}
      >
        <Field label={text.name} error={problem?.about('name')}>
          {(control) => (
            <TextInput {...control} name="name" autoComplete="name" required autoFocus maxLength={100} />
          )}
        </Field>
        <Field label={text.email} error={problem?.about('email')}>
          {(control) => <TextInput {...control} name="email" type="email" autoComplete="username" required />}
        </Field>
        <Field label={text.password} hint={text.passwordHint} error={problem?.about('password')}>
          {(control) => <PasswordInput {...control} name="password" autoComplete="new-password" required />}
        </Field>
        <Field label={text.workspaceName} hint={text.workspaceHint} error={problem?.about('workspaceName')}>
          {(control) => (
            <TextInput {...control} name="workspaceName" autoComplete="organization" maxLength={100} />
          )}
        </Field>
        <Button type="submit" look="primary" isBusy={signUp.isPending}>
          {text.signUp}
        </Button>
      </Form>
    </AuthLayout>
  )
}
