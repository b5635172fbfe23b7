import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMe } from '../app/me.queries.ts'
import { findProblem } from '../app/problem.ts'
import { teamsQuery } from '../teams/teams.queries.ts'
import { Button } from '../ui/Button.tsx'
import { Check, CheckList } from '../ui/Check.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { TextInput } from '../ui/Input.tsx'
import { toast } from '../ui/toast-store.ts'
import { type Role, roles, useInvite } from './members.queries.ts'
import { text } from './strings.ts'

type Props = { onSent?: () => void; onCancel?: () => void }

/** Invites one person or several; addresses that could not be invited stay in the box with the reason. */
export function InviteForm({ onSent, onCancel }: Props) {
  const isOwner = useMe().workspace.role === 'owner'
  const { data: teams } = useQuery(teamsQuery)
  const invite = useInvite()
  const [typed, setTyped] = useState('')
  const [role, setRole] = useState<Role>('member')
  const [teamIds, setTeamIds] = useState<string[]>([])
  const [problems, setProblems] = useState<string[]>([])
  const emails = typed.split(/[\s,;]+/).filter(Boolean)
  const send = async () => {
    const strange = emails.filter((word) => !/^\S+@\S+\.\S+$/.test(word))
    if (strange.length > 0) return setProblems(strange.map(text.notAnAddress))
    const refused: { email: string; why: string }[] = []
    for (const email of emails) {
      await invite
        .mutateAsync({ email, role, teamIds })
        .catch((error) => refused.push({ email, why: findProblem(error)?.message || text.inviteFailed }))
    }
    setTyped(refused.map(({ email }) => email).join(', '))
    setProblems(refused.map(({ email, why }) => text.notSent(email, why)))
    const sent = emails.length - refused.length
    if (sent > 0) toast(text.sent(sent, emails[0] ?? ''))
    if (refused.length === 0) onSent?.()
  }
  return (
    <Form onSubmit={() => void send()}>
      <Field label={text.emails} hint={text.emailsHint} error={problems.join(' ')}>
        {(control) => (
          <TextInput
            {...control}
            inputMode="email"
            autoComplete="off"
            required
            placeholder={text.emailsPlaceholder}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value)
              setProblems([])
            }}
          />
        )}
      </Field>
      <CheckList legend={text.role}>
        {roles
          .filter((one) => one !== 'owner' || isOwner)
          .toReversed()
          .map((one) => (
            <Check
              key={one}
              type="radio"
              name="role"
              checked={one === role}
              onChange={() => setRole(one)}
              note={text.roles[one].may}
            >
              {text.roles[one].name}
            </Check>
          ))}
      </CheckList>
      {teams && teams.data.length > 0 && (
        <CheckList legend={text.inviteTeams} hint={text.inviteTeamsHint}>
          {teams.data.map(({ id, name }) => (
            <Check
              key={id}
              checked={teamIds.includes(id)}
              onChange={(event) =>
                setTeamIds(event.target.checked ? [...teamIds, id] : teamIds.filter((one) => one !== id))
              }
            >
              {name}
            </Check>
          ))}
        </CheckList>
      )}
      <FormFoot>
        <Button type="submit" look="primary" disabled={emails.length === 0} isBusy={invite.isPending}>
          {emails.length > 1 ? text.sendMany(emails.length) : text.send}
        </Button>
        {onCancel && (
          <Button look="quiet" onClick={onCancel}>
            {text.cancel}
          </Button>
        )}
      </FormFoot>
    </Form>
  )
}
