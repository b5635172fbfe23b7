import { useState } from 'react'
import { findProblem } from '../app/problem.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { PasswordInput } from '../ui/PasswordInput.tsx'
import { Section } from '../ui/Section.tsx'
import { toast } from '../ui/toast-store.ts'
import { CurrentPassword } from './PasswordField.tsx'
import styles from './Security.module.css'
import { useChangePassword } from './security.queries.ts'
import { text } from './strings.ts'
import { whyNot } from './why-not.ts'

export function PasswordSection() {
  const change = useChangePassword()
  const [isOpen, setIsOpen] = useState(false)
  const problem = findProblem(change.error)
  const save = ({ currentPassword = '', password = '' }: Record<string, string>) =>
    change.mutate(
      { currentPassword, password },
      {
        onSuccess: () => {
          setIsOpen(false)
          toast(text.passwordChanged)
        },
      },
    )
  return (
    <Section
      title={text.password}
      lead={text.passwordLead}
      actions={!isOpen && <Button onClick={() => setIsOpen(true)}>{text.changePassword}</Button>}
    >
      {isOpen && (
        <div className={styles.form}>
          <Form onSubmit={save} error={whyNot(change.error)}>
            <CurrentPassword error={problem?.about('currentPassword')} />
            <Field label={text.newPassword} hint={text.passwordHint} error={problem?.about('password')}>
              {(control) => (
                <PasswordInput {...control} name="password" autoComplete="new-password" required />
              )}
            </Field>
            <FormFoot>
              <Button type="submit" look="primary" isBusy={change.isPending}>
                {text.changePassword}
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
