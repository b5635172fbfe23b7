import { useNavigate } from 'react-router'
import { AuthLayout, useToken } from '../auth/AuthLayout.tsx'
import { secondStepOf, welcome, whyNot } from '../auth/auth.queries.ts'
import { SecondStep } from '../auth/SecondStep.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { useReopen } from './leaving.queries.ts'
import { text } from './strings.ts'

/** Where the letter about a closed account leads. */
export function ReopenPage() {
  const token = useToken()
  return <AskReopen token={token} />
}

/** Whether it shall come back; asked on the letter's page and after a log-in. */
export function AskReopen({ token }: { token: string }) {
  const reopen = useReopen()
  const navigate = useNavigate()
  const letIn = async () => {
    await welcome()
    navigate('/', { replace: true })
  }
  const bringBack = async () => {
    await reopen.mutateAsync(token)
    await letIn()
  }
  const step = secondStepOf(reopen.error)
  if (step)
    return (
      <AuthLayout title={text.reopenTitle}>
        <SecondStep token={step} onDone={letIn} />
      </AuthLayout>
    )
  if (reopen.isError)
    return (
      <AuthLayout title={text.reopenTitle} lead={whyNot(reopen.error)}>
        <LinkButton look="primary" to="/login">
          {text.logIn}
        </LinkButton>
      </AuthLayout>
    )
  return (
    <AuthLayout title={text.reopenTitle} lead={text.reopenAsk}>
      <FormFoot>
        <Button look="primary" isBusy={reopen.isPending} onClick={() => void bringBack().catch(() => {})}>
          {text.reopen}
        </Button>
        <Button look="quiet" onClick={() => location.assign('/login')}>
          {text.reopenNot}
        </Button>
      </FormFoot>
    </AuthLayout>
  )
}
