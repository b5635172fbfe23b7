import { useNavigate } from 'react-router'
import { findProblem } from '../app/problem.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { TextInput } from '../ui/Input.tsx'
import { PasswordInput } from '../ui/PasswordInput.tsx'
import { AuthLayout, useToken } from './AuthLayout.tsx'
import { useAcceptInvite, welcome, whyNot } from './auth.queries.ts'
import { text } from './strings.ts'

export function AcceptInvitePage() {
  const token = useToken()
  const accept = useAcceptInvite()
  const navigate = useNavigate()
  const join = async ({ name, password }: Record<string, string>) => {
    await accept.mutateAsync({
      token,
      ...(name?.trim() && { name: name.trim() }),
      ...(password && { password }),
    })
    await welcome()
    navigate('/', { replace: true })
  }
  const problem = findProblem(accept.error)
  return (
    <AuthLayout title={text.inviteTitle} lead={text.inviteLead}>
      <Form
        onSubmit={(values) => void join(values).catch(() => {})}
        error={problem?.errors.length ? null : whyNot(accept.error)}
      >
        <Field label={text.name} error={problem?.about('name')}>
          {(control) => <TextInput {...control} name="name" autoComplete="name" maxLength={100} autoFocus />}
        </Field>
        <Field
          label={text.password}
          hint={`${text.passwordHint} ${text.inviteKnown}`}
          error={problem?.about('password')}
        >
          {(control) => <PasswordInput {...control} name="password" autoComplete="new-password" />}
        </Field>
        <Button type="submit" look="primary" isBusy={accept.isPending}>
          {text.join}
        </Button>
      </Form>
    </AuthLayout>
  )
}
