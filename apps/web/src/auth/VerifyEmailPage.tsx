import { LinkButton } from '../ui/Button.tsx'
import { AuthLayout, useToken } from './AuthLayout.tsx'
import { useVerifyEmail, whyNot } from './auth.queries.ts'
import { text } from './strings.ts'
import { useOnce } from './use-once.ts'

export function VerifyEmailPage() {
  const token = useToken()
  const verify = useVerifyEmail()
  useOnce(() => verify.mutateAsync({ token }))
  const lead = verify.isSuccess ? text.verified : whyNot(verify.error)
  return (
    <AuthLayout title={text.verifyTitle} lead={lead}>
      {!verify.isPending && (
        <LinkButton look="primary" to="/">
          {text.goOn}
        </LinkButton>
      )}
    </AuthLayout>
  )
}
