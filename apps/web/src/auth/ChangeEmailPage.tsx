import { LinkButton } from '../ui/Button.tsx'
import { AuthLayout, useToken } from './AuthLayout.tsx'
import { useFollowEmailLetter, whyNot } from './auth.queries.ts'
import { text } from './strings.ts'
import { useOnce } from './use-once.ts'

/** Where the letters about an address lead: to the new one, or back to the old one. */
export function ChangeEmailPage() {
  const token = useToken()
  const change = useFollowEmailLetter()
  useOnce(() => change.mutateAsync({ token }))
  const { data } = change
  const lead = data
    ? data.isUndone
      ? text.emailBack(data.email)
      : text.emailChanged(data.email)
    : whyNot(change.error)
  return (
    <AuthLayout title={text.changingEmail} lead={lead}>
      {data?.isUndone && (
        <LinkButton look="primary" to="/forgot-password">
          {text.savePassword}
        </LinkButton>
      )}
      {!change.isPending && !data?.isUndone && (
        <LinkButton look="primary" to="/">
          {text.goOn}
        </LinkButton>
      )}
    </AuthLayout>
  )
}
