import { Field } from '../ui/Field.tsx'
import { PasswordInput } from '../ui/PasswordInput.tsx'
import { text } from './strings.ts'

/** The password as it is, to be sure that it is they and not an open laptop. */
export function CurrentPassword({ error }: { error: string | undefined }) {
  return (
    <Field label={text.currentPassword} error={error}>
      {(control) => (
        <PasswordInput {...control} name="currentPassword" autoComplete="current-password" required />
      )}
    </Field>
  )
}
