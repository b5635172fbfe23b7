import { useState } from 'react'
import { useMe } from '../app/me.queries.ts'
import { findProblem } from '../app/problem.ts'
import type { Member } from '../members/members.queries.ts'
import { Button } from '../ui/Button.tsx'
import { Check, CheckList } from '../ui/Check.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { TextInput } from '../ui/Input.tsx'
import { toast } from '../ui/toast-store.ts'
import { text } from './strings.ts'
import { type Team, useSaveTeam } from './teams.queries.ts'

type Props = { team: Team | null; members: readonly Member[]; onClose: () => void }

/** A team's name and who is in it; `team` null makes a new one. */
export function TeamDialog({ team, members, onClose }: Props) {
  const { workspace } = useMe()
  const save = useSaveTeam(team)
  const [name, setName] = useState(team?.name ?? '')
  const [memberIds, setMemberIds] = useState<string[]>(team?.memberIds ?? [])
  const problem = findProblem(save.error)
  const aboutName = problem?.code === 'team_name_taken' ? problem.message : problem?.about('name')
  // An admin may not let themselves into what is for a team only.
  const isClosed = (id: string) =>
    workspace.role === 'admin' && id === workspace.memberId && !team?.memberIds.includes(id)
  const submit = () =>
    save.mutate(
      { name: name.trim(), memberIds },
      {
        onSuccess: () => {
          onClose()
          toast(text.saved(name.trim()))
        },
      },
    )
  return (
    <Dialog title={team ? text.editTitle(team.name) : text.makeTitle} onClose={onClose}>
      <Form onSubmit={submit} error={save.error && !aboutName ? problem?.message || text.failed : null}>
        <Field label={text.name} error={aboutName}>
          {(control) => (
            <TextInput
              {...control}
              required
              maxLength={60}
              placeholder={text.namePlaceholder}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <CheckList legend={text.who} hint={workspace.role === 'admin' ? text.adminHint : undefined}>
          {members.map(({ id, name: who }) => (
            <Check
              key={id}
              checked={memberIds.includes(id)}
              disabled={isClosed(id)}
              onChange={(event) =>
                setMemberIds(
                  event.target.checked ? [...memberIds, id] : memberIds.filter((one) => one !== id),
                )
              }
            >
              {who}
            </Check>
          ))}
        </CheckList>
        <FormFoot>
          <Button type="submit" look="primary" isBusy={save.isPending}>
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
