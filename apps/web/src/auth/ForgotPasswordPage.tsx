import { AskByMail } from './AskByMail.tsx'
import { useForgotPassword } from './auth.queries.ts'
import { text } from './strings.ts'

export function ForgotPasswordPage() {
  return <AskByMail title={text.forgotTitle} lead={text.forgotLead} ask={useForgotPassword()} />
}
