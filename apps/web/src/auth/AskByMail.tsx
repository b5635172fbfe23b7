import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { TextInput } from '../ui/Input.tsx'
import styles from './AuthLayout.module.css'
import { AuthLayout } from './AuthLayout.tsx'
import { instanceQuery, type useMagicLink, whyNot } from './auth.queries.ts'
import { text } from './strings.ts'

type Props = { title: string; lead: string; ask: ReturnType<typeof useMagicLink> }

/** Asks for an e-mail address, sends a letter, and says the same whether or not the address is known. */
export function AskByMail({ title, lead, ask }: Props) {
  const { data: instance } = useQuery(instanceQuery)
  const back = <Link to="/login">{text.logIn}</Link>
  if (ask.isSuccess) {
    return (
      <AuthLayout title={text.sentTitle} lead={text.sent(ask.variables.email)} foot={back}>
        {instance?.devMail && (
          <p className={styles.small}>
            {text.devMail} <a href="/dev/mail">{text.readDevMail}</a>
          </p>
        )}
      </AuthLayout>
    )
  }
  return (
    <AuthLayout title={title} lead={lead} foot={back}>
      <Form onSubmit={({ email = '' }) => ask.mutate({ email })} error={whyNot(ask.error)}>
        <Field label={text.email}>
          {(control) => (
            <TextInput {...control} name="email" type="email" autoComplete="username" required autoFocus />
          )}
        </Field>
        <Button type="submit" look="primary" isBusy={ask.isPending}>
          {text.sendLink}
        </Button>
      </Form>
    </AuthLayout>
  )
}
