import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { findProblem } from '../app/problem.ts'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { TextInput } from '../ui/Input.tsx'
import { PasswordInput } from '../ui/PasswordInput.tsx'
import { AuthLayout, useToken } from './AuthLayout.tsx'
import { inviteQuery, useAcceptInvite, welcome, whyNot, whyNotElsewhere } from './auth.queries.ts'
import { text } from './strings.ts'

/** A letter's reader joins a workspace: with a new account, or with the one they have. */
export function AcceptInvitePage() {
  const token = useToken()
  const { data: invite, error } = useQuery(inviteQuery(token))
  const accept = useAcceptInvite()
  const navigate = useNavigate()
  if (error) {
    return (
      <AuthLayout title={text.invited} lead={whyNot(error) ?? text.oldLink}>
        <LinkButton to="/">{text.goOn}</LinkButton>
      </AuthLayout>
    )
  }
  if (!invite) return <AuthLayout title={text.invited}>{null}</AuthLayout>
  const { workspaceName, email, hasAccount } = invite
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
    <AuthLayout
      title={text.inviteTitle(workspaceName)}
      lead={hasAccount ? text.inviteKnown(email) : text.inviteNew(email)}
    >
      <Form
        onSubmit={(values) => void join(values).catch(() => {})}
        error={whyNotElsewhere(accept.error, ['name', 'password'])}
      >
        <input type="hidden" name="email" autoComplete="username" value={email} />
        {!hasAccount && (
          <Field label={text.name} error={problem?.about('name')}>
            {(control) => (
              <TextInput {...control} name="name" autoComplete="name" required maxLength={100} autoFocus />
            )}
          </Field>
        )}
        <Field
          label={text.password}
          hint={hasAccount ? null : text.passwordHint}
          error={problem?.about('password')}
        >
          {(control) => (
            <PasswordInput
              {...control}
              name="password"
              autoComplete={hasAccount ? 'current-password' : 'new-password'}
              required
              autoFocus={hasAccount}
            />
          )}
        </Field>
        <Button type="submit" look="primary" isBusy={accept.isPending}>
          {text.join}
        </Button>
      </Form>
    </AuthLayout>
  )
}
