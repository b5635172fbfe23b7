import type { ReactNode } from 'react'
import { useReopen } from '../leaving/leaving.queries.ts'
import { text as leavingText } from '../leaving/strings.ts'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { TextInput } from '../ui/Input.tsx'
import { AuthLayout } from './AuthLayout.tsx'
import { isStepOver, type Step, stepOf, useFinishLogin, whyNot } from './auth.queries.ts'
import { text } from './strings.ts'

type Frame = (props: { title: string; lead?: ReactNode; children: ReactNode }) => ReactNode
type Ways = {
  onDone: () => Promise<void>
  /** Back to e-mail and password: a link, unless the page underneath must stay. */
  start: { to?: string; onClick?: () => void }
  frame?: Frame
}
type Props = Ways & { step: Step; lead?: string }

/** What a log-in that was refused asks next, which may lead to another step: a code, or a closed account's question. */
export function NextStep({ step, ...rest }: Props) {
  return step.asks === 'code' ? (
    <SecondStep token={step.token} {...rest} />
  ) : (
    <AskReopen token={step.token} {...rest} />
  )
}

type StepProps = Omit<Props, 'step'> & { token: string }

/** The code from the phone, or a recovery code. */
function SecondStep({ token, lead, ...ways }: StepProps) {
  const { onDone, start, frame: Frame = AuthLayout } = ways
  const finish = useFinishLogin()
  const enter = async (code: string) => {
    await finish.mutateAsync({ token, code })
    await onDone()
  }
  const next = stepOf(finish.error)
  if (next) return <NextStep step={next} {...ways} />
  if (isStepOver(finish.error))
    return (
      <Frame title={text.secondTitle} lead={whyNot(finish.error)}>
        <ToStart {...start} look="primary" />
      </Frame>
    )
  return (
    <Frame title={text.secondTitle} lead={lead}>
      <Form onSubmit={({ code = '' }) => void enter(code).catch(() => {})} error={whyNot(finish.error)}>
        <Field label={text.code} hint={text.codeHint}>
          {(control) => (
            <TextInput
              {...control}
              name="code"
              inputMode="text"
              autoComplete="one-time-code"
              maxLength={40}
              required
              autoFocus
            />
          )}
        </Field>
        <Button type="submit" look="primary" isBusy={finish.isPending}>
          {text.logIn}
        </Button>
        <ToStart {...start} look="quiet" />
      </Form>
    </Frame>
  )
}

/** Whether a closed account shall come back. */
function AskReopen({ token, ...ways }: StepProps) {
  const { onDone, start, frame: Frame = AuthLayout } = ways
  const reopen = useReopen()
  const bringBack = async () => {
    await reopen.mutateAsync(token)
    await onDone()
  }
  const next = stepOf(reopen.error)
  if (next) return <NextStep step={next} {...ways} lead={text.reopenedLead} />
  if (reopen.isError)
    return (
      <Frame title={leavingText.reopenTitle} lead={whyNot(reopen.error)}>
        <ToStart {...start} look="primary" />
      </Frame>
    )
  return (
    <Frame title={leavingText.reopenTitle} lead={leavingText.reopenAsk}>
      <FormFoot>
        <Button look="primary" isBusy={reopen.isPending} onClick={() => void bringBack().catch(() => {})}>
          {leavingText.reopen}
        </Button>
        <Button look="quiet" onClick={() => location.assign('/login')}>
          {leavingText.reopenNot}
        </Button>
      </FormFoot>
    </Frame>
  )
}

function ToStart({ to, onClick, look }: Ways['start'] & { look: 'primary' | 'quiet' }) {
  const clicked = onClick && { onClick }
  return to === undefined ? (
    <Button look={look} {...clicked}>
      {text.toStart}
    </Button>
  ) : (
    <LinkButton to={to} look={look} {...clicked}>
      {text.toStart}
    </LinkButton>
  )
}
