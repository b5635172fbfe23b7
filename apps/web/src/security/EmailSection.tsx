import { useState } from 'react'
import { useMe } from '../app/me.queries.ts'
import { findProblem } from '../app/problem.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { TextInput } from '../ui/Input.tsx'
import { Section } from '../ui/Section.tsx'
import { CurrentPassword } from './PasswordField.tsx'
import styles from './Security.module.css'
import { useChangeEmail } from './security.queries.ts'
import { text } from './strings.ts'
import { whyNot } from './why-not.ts'

export function EmailSection() {
  const { user } = useMe()
  const change = useChangeEmail()
  const [isOpen, setIsOpen] = useState(false)
  const [asked, setAsked] = useState('')
  const problem = findProblem(change.error)
  const save = ({ currentPassword = '', email = '' }: Record<string, string>) =>
    change.mutate(
      { currentPassword, email },
      {
        onSuccess: () => {
          setIsOpen(false)
          setAsked(email)
        },
      },
    )
  return (
    <Section
      title={text.email}
      lead={text.emailLead(user.email)}
      actions={!isOpen && <Button onClick={() => setIsOpen(true)}>{text.changeEmail}</Button>}
    >
      {asked && !isOpen && <p role="status">{text.emailAsked(asked)}</p>}
      {isOpen && (
        <div className={styles.form}>
          <Form onSubmit={save} error={whyNot(change.error)}>
            <Field label={text.newEmail} error={problem?.about('email')}>
              {(control) => (
                <TextInput
                  {...control}
                  name="email"
                  type="email"
                  autoComplete="email"
                  maxLength={254}
                  required
                />
              )}
            </Field>
            <CurrentPassword error={problem?.about('currentPassword')} />
            <FormFoot>
              <Button type="submit" look="primary" isBusy={change.isPending}>
                {text.changeEmail}
              </Button>
              <Button look="quiet" onClick={() => setIsOpen(false)}>
                {text.cancel}
              </Button>
            </FormFoot>
          </Form>
        </div>
      )}
    </Section>
  )
}
