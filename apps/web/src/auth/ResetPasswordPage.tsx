import { Link, useNavigate } from 'react-router'
import { findProblem } from '../app/problem.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { PasswordInput } from '../ui/PasswordInput.tsx'
import { toast } from '../ui/toast-store.ts'
import { AuthLayout, useToken } from './AuthLayout.tsx'
import { stepOf, useResetPassword, whyNot } from './auth.queries.ts'
import { text } from './strings.ts'

export function ResetPasswordPage() {
  const token = useToken()
  const reset = useResetPassword()
  const navigate = useNavigate()
  const goOn = () => {
    toast(text.resetDone)
    navigate('/login', { replace: true })
  }
  const aboutPassword = findProblem(reset.error)?.about('password')
  return (
    <AuthLayout title={text.resetTitle} foot={<Link to="/forgot-password">{text.newLink}</Link>}>
      <Form
        error={aboutPassword ? null : reset.error && (whyNot(reset.error) ?? text.oldLink)}
        onSubmit={({ password = '' }) =>
          reset.mutate(
            { token, password },
            {
              onSuccess: goOn,
              // The password is set all the same; logging in with it asks for what is missing.
              onError: (error) => stepOf(error) && goOn(),
            },
          )
        }
      >
        <Field label={text.newPassword} hint={text.passwordHint} error={aboutPassword}>
          {(control) => (
            <PasswordInput {...control} name="password" autoComplete="new-password" required autoFocus />
          )}
        </Field>
        <Button type="submit" look="primary" isBusy={reset.isPending}>
          {text.savePassword}
        </Button>
      </Form>
    </AuthLayout>
  )
}
