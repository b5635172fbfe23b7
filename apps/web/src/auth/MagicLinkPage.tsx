import { useNavigate } from 'react-router'
import { LinkButton } from '../ui/Button.tsx'
import { AskByMail } from './AskByMail.tsx'
import { AuthLayout, useToken } from './AuthLayout.tsx'
import { stepOf, useConfirmMagicLink, useMagicLink, welcome, whyNot } from './auth.queries.ts'
import { NextStep } from './NextStep.tsx'
import { text } from './strings.ts'
import { useOnce } from './use-once.ts'

/** Without a token it sends the letter; with the letter's token it lets its reader in. */
export function MagicLinkPage() {
  const token = useToken()
  const ask = useMagicLink()
  if (!token) return <AskByMail title={text.magicTitle} lead={text.magicLead} ask={ask} />
  return <Confirm token={token} />
}

function Confirm({ token }: { token: string }) {
  const confirm = useConfirmMagicLink()
  const navigate = useNavigate()
  const letIn = async () => {
    await welcome()
    navigate('/', { replace: true })
  }
  useOnce(async () => {
    await confirm.mutateAsync({ token })
    await letIn()
  })
  const step = stepOf(confirm.error)
  if (step) return <NextStep step={step} onDone={letIn} start={{ to: '/login' }} />
  if (!confirm.isError) return <AuthLayout title={text.opening}>{null}</AuthLayout>
  return (
    <AuthLayout title={text.magicTitle} lead={whyNot(confirm.error)}>
      <LinkButton to="/magic-link">{text.newLink}</LinkButton>
    </AuthLayout>
  )
}
