import { useState } from 'react'
import { findProblem } from '../app/problem.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Form } from '../ui/Form.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { toast } from '../ui/toast-store.ts'
import { type Access, type Collection, useChangeAccess } from './collections.queries.ts'
import { text } from './strings.ts'
import { isLockedOut, useOwnTeamIds, WhoSees } from './WhoSees.tsx'
import { useWhoSees } from './who-sees.ts'

export function AccessDialog({ collection, onClose }: { collection: Collection; onClose: () => void }) {
  const { id, name, visibility, teamIds } = collection
  const before: Access = { visibility, teamIds }
  const [access, setAccess] = useState(before)
  const change = useChangeAccess(id)
  const ownTeamIds = useOwnTeamIds()
  const whoSees = useWhoSees()
  const problem = findProblem(change.error)
  const why = problem?.about('teamIds') ?? (problem?.message || text.failed)
  const save = () =>
    change.mutate(access, {
      onSuccess: (saved) => {
        onClose()
        const undo = () => change.mutate(before)
        toast(text.nowFor(name, whoSees(saved)), { action: { label: text.undo, run: undo } })
      },
    })
  return (
    <Dialog title={text.accessTitle(name)} onClose={onClose}>
      <Form onSubmit={save} error={change.error && why}>
        <WhoSees access={access} onChange={setAccess} />
        <FormFoot>
          <Button
            type="submit"
            look="primary"
            disabled={isLockedOut(access, ownTeamIds)}
            isBusy={change.isPending}
          >
            {text.save}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {text.cancel}
          </Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}
