import { useCreateWorkspace } from '../app/me.queries.ts'
import { DeletedWorkspaces } from '../leaving/DeletedWorkspaces.tsx'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { TextInput } from '../ui/Input.tsx'
import { AuthLayout } from './AuthLayout.tsx'
import { whyNot } from './auth.queries.ts'
import { text } from './strings.ts'

/** Somebody who is in no workspace: they left it, or were taken out. */
export function FirstWorkspacePage() {
  const create = useCreateWorkspace()
  return (
    <AuthLayout title={text.firstWorkspace} lead={text.firstWorkspaceLead}>
      <Form onSubmit={({ name = '' }) => create.mutate(name)} error={whyNot(create.error)}>
        <Field label={text.workspaceName}>
          {(control) => <TextInput {...control} name="name" required maxLength={100} autoFocus />}
        </Field>
        <Button type="submit" look="primary" isBusy={create.isPending}>
          {text.signUp}
        </Button>
      </Form>
      <DeletedWorkspaces />
    </AuthLayout>
  )
}
