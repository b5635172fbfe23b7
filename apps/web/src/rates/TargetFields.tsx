import { useQuery } from '@tanstack/react-query'
import { membersQuery } from '../members/members.queries.ts'
import { BucketPicker } from '../time-tree/BucketPicker.tsx'
import { byName } from '../time-tree/places.ts'
import { useTree } from '../time-tree/tree.queries.ts'
import { Field } from '../ui/Field.tsx'
import { Select } from '../ui/Input.tsx'
import styles from './Rates.module.css'
import { text } from './strings.ts'
import type { Target } from './targets.ts'

export type What = 'workspace' | 'member' | 'client' | 'work'

type Props = {
  whats: readonly What[]
  what: What
  target: Target
  onChange: (what: What, target: Target) => void
}

/** What a new rate or budget is for. */
export function TargetFields({ whats, what, target, onChange }: Props) {
  const tree = useTree()
  const { data: members } = useQuery(membersQuery)
  const clients = byName(tree.clients.filter(({ archivedAt }) => archivedAt === null))
  return (
    <>
      <Field label={text.what}>
        {(control) => (
          <Select
            {...control}
            value={what}
            onChange={(event) => {
              const next = whats.find((one) => one === event.target.value)
              if (next) onChange(next, {})
            }}
          >
            {whats.map((one) => (
              <option key={one} value={one}>
                {text.whats[one]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {what === 'member' && (
        <Choice
          label={text.person}
          value={target.memberId ?? ''}
          choices={members?.data ?? []}
          onPick={(memberId) => onChange(what, { memberId })}
        />
      )}
      {what === 'client' && (
        <Choice
          label={text.client}
          value={target.clientId ?? ''}
          choices={clients}
          onPick={(clientId) => onChange(what, { clientId })}
        />
      )}
      {what === 'work' && (
        <div>
          <span className={styles.label} aria-hidden>
            {text.pickWork}
          </span>
          <BucketPicker
            label={text.pickWork}
            value={{ projectId: target.projectId ?? null, taskId: target.taskId ?? null }}
            onPick={(bucket) => onChange(what, bucket)}
          />
        </div>
      )}
    </>
  )
}

type ChoiceProps = {
  label: string
  value: string
  choices: readonly { id: string; name: string }[]
  onPick: (id: string) => void
}

function Choice({ label, value, choices, onPick }: ChoiceProps) {
  return (
    <Field label={label}>
      {(control) => (
        <Select {...control} required value={value} onChange={(event) => onPick(event.target.value)}>
          <option value="">{text.pick}</option>
          {choices.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
