import { useNavigate } from 'react-router'
import { useToken } from '../auth/AuthLayout.tsx'
import { welcome } from '../auth/auth.queries.ts'
import { NextStep } from '../auth/NextStep.tsx'

/** Where the letter about a closed account leads. */
export function ReopenPage() {
  const token = useToken()
  const navigate = useNavigate()
  const letIn = async () => {
    await welcome()
    navigate('/', { replace: true })
  }
  return <NextStep step={{ asks: 'reopen', token }} onDone={letIn} start={{ to: '/login' }} />
}
