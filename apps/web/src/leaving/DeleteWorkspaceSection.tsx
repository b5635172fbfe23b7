import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useMe } from '../app/me.queries.ts'
import { findProblem } from '../app/problem.ts'
import { membersQuery } from '../members/members.queries.ts'
import { CurrentPassword } from '../security/PasswordField.tsx'
import { whyNot } from '../security/why-not.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { TextInput } from '../ui/Input.tsx'
import { Section } from '../ui/Section.tsx'
import { toast } from '../ui/toast-store.ts'
import { useDeleteWorkspace, useUndeleteWorkspace } from './leaving.queries.ts'
import { text } from './strings.ts'

/** For owners: the workspace goes, and can come back. */
export function DeleteWorkspaceSection() {
  const { workspace } = useMe()
  const [isAsking, setIsAsking] = useState(false)
  if (workspace.role !== 'owner') return null
  return (
    <Section
      title={text.remove}
      lead={text.removeLead}
      actions={
        <Button look="danger" onClick={() => setIsAsking(true)}>
          {text.remove}
        </Button>
      }
    >
      {isAsking && <Ask id={workspace.id} name={workspace.name} onClose={() => setIsAsking(false)} />}
    </Section>
  )
}

function Ask({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const { data: members } = useQuery(membersQuery)
  const remove = useDeleteWorkspace()
  const undelete = useUndeleteWorkspace()
  const navigate = useNavigate()
  const problem = findProblem(remove.error)
  // This dialog is gone by the time the workspace is: what is to be said then hangs on the promise.
  const bringBack = async () => {
    await undelete.mutateAsync(id)
    toast(text.back(name))
  }
  const go = async ({ currentPassword = '', typed = '' }: Record<string, string>) => {
    await remove.mutateAsync({ currentPassword, name: typed })
    toast(text.removed(name), {
      action: { label: text.undo, run: () => void bringBack().catch(() => {}) },
    })
    navigate('/', { replace: true })
  }
  return (
    <Dialog title={text.removeTitle(name)} onClose={onClose}>
      <Form onSubmit={(values) => void go(values).catch(() => {})} error={whyNot(remove.error)}>
        <p>{text.removeText(members?.data.length ?? 1)}</p>
        <Field label={text.typeName(name)} error={problem?.about('name')}>
          {(control) => <TextInput {...control} name="typed" autoComplete="off" required />}
        </Field>
        <CurrentPassword error={problem?.about('currentPassword')} />
        <FormFoot>
          <Button type="submit" look="danger" isBusy={remove.isPending}>
            {text.removeNow}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {text.cancel}
          </Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}
