import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMe } from '../app/me.queries.ts'
import { membersQuery } from '../members/members.queries.ts'
import { BucketPicker } from '../time-tree/BucketPicker.tsx'
import type { Bucket, Place } from '../time-tree/places.ts'
import { useTree } from '../time-tree/tree.queries.ts'
import { classes } from '../ui/classes.ts'
import { Field } from '../ui/Field.tsx'
import { Select } from '../ui/Input.tsx'
import { Section } from '../ui/Section.tsx'
import styles from './Rates.module.css'
import { type RateOfWork, rateOfWorkQuery } from './rates.queries.ts'
import { text } from './strings.ts'
import { kindOf } from './targets.ts'

/** What an hour of somebody's work costs, and why, as a sentence. */
export function WhichRate() {
  const { user } = useMe()
  const tree = useTree()
  const { data: members } = useQuery(membersQuery)
  const [chosen, setChosen] = useState<string | null>(null)
  const [picked, setPicked] = useState<Bucket | null>(null)
  const recent = tree.recent.flatMap(({ projectId, taskId }) => tree.find(projectId, taskId) ?? [])
  const last = [...recent, ...tree.open].find(({ isBillable }) => isBillable)
  const bucket = picked ?? { projectId: last?.projectId ?? null, taskId: last?.taskId ?? null }
  const { projectId, taskId } = bucket
  const people = members?.data ?? []
  const memberId = chosen ?? people.find(({ userId }) => userId === user.id)?.id ?? ''
  const { data } = useQuery(
    rateOfWorkQuery({ memberId, ...(taskId ? { taskId } : projectId ? { projectId } : {}) }),
  )
  const who = people.find(({ id }) => id === memberId)?.name ?? ''
  return (
    <Section title={text.which} lead={text.whichLead}>
      <div className={styles.ask}>
        <Field label={text.person}>
          {(control) => (
            <Select {...control} value={memberId} onChange={({ target }) => setChosen(target.value)}>
              {people.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <div>
          <span className={styles.label} aria-hidden>
            {text.work}
          </span>
          <BucketPicker label={text.work} value={bucket} onPick={setPicked} />
        </div>
      </div>
      <p className={styles.answer} aria-live="polite">
        {data && who && <Answer found={data} who={who} place={tree.find(projectId, taskId)} />}
      </p>
    </Section>
  )
}

function Answer({ found, who, place }: { found: RateOfWork; who: string; place: Place | null }) {
  const on = text.on(place?.path ?? [])
  const { rate, currency } = found
  const reason = useReason()
  const soft = place && !place.isBillable && (
    <span className={classes(styles.soft, styles.aside)}> {text.notBillable}</span>
  )
  if (!rate)
    return (
      <>
        {text.noRate(who, on)}.{' '}
        <span className={classes(styles.soft, styles.aside)}>
          {place?.client ? text.noRateIn(place.client.name, currency) : text.noRateAtAll}
        </span>
        {soft}
      </>
    )
  return (
    <>
      <strong>{text.costs(who, on, rate.rate)}</strong>:{' '}
      {text.why(reason(found, who, place), rate.effectiveFrom)}.{soft}
    </>
  )
}

function useReason() {
  const tree = useTree()
  return ({ rate }: RateOfWork, who: string, place: Place | null): string => {
    const kind = kindOf(rate ?? {})
    if (kind === 'member') return text.because.member(who)
    if (kind !== 'task' || rate?.taskId === place?.taskId) return text.because[kind]
    return text.because.above(tree.find(null, rate?.taskId ?? null)?.label ?? '')
  }
}
