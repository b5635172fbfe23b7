import { formatDuration } from '@promptsheet/shared/duration'
import { daysOf } from '@promptsheet/shared/iso-week'
import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { Link, useSearchParams } from 'react-router'
import { useMayManageTime, useMe } from '../app/me.queries.ts'
import { membersQuery } from '../members/members.queries.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Section } from '../ui/Section.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import styles from './Approvals.module.css'
import { shortDay } from './clock.ts'
import { PersonWeek } from './PersonWeek.tsx'
import { text } from './strings.ts'
import { usePlace } from './use-place.ts'
import { type EntryStatus, peopleQuery, useApprove, type WeekRow, waitingQuery } from './week.queries.ts'

const statuses: readonly EntryStatus[] = ['open', 'submitted', 'approved', 'invoiced']
const addressOf = ({ week, memberId }: Pick<WeekRow, 'week' | 'memberId'>) =>
  `/time/approvals?week=${week}&person=${memberId}`

/** For managers: whose hours wait for them, how everybody's week stands, and one person's week to decide on. */
export function ApprovalsPage() {
  const [search] = useSearchParams()
  const place = usePlace()
  const mayApprove = useMayManageTime()
  const person = search.get('person')
  if (!mayApprove)
    return (
      <>
        <PageHeader title={text.approvals} />
        <EmptyState title={text.noManager} />
      </>
    )
  if (person !== null) return <PersonWeek week={place.week} memberId={person} />
  return (
    <>
      <PageHeader title={text.approvals} lead={text.approvalsLead} />
      <Waiting />
      <Everybody />
    </>
  )
}

function Waiting() {
  const { data, error } = useQuery(waitingQuery)
  const { workspace } = useMe()
  const approve = useApprove()
  if (error && !data) throw error
  if (!data) return <Skeleton lines={3} />
  if (data.data.length === 0)
    return (
      <EmptyState title={text.nothingWaits}>
        <p>{text.nothingWaitsText}</p>
      </EmptyState>
    )
  return (
    <Section title={text.waiting}>
      <ul className={styles.waiting}>
        {data.data.map((row) => {
          const days = daysOf(row.week, workspace.weekStart)
          const span = text.weekOf(shortDay(days[0] ?? ''), shortDay(days[6] ?? ''))
          return (
            <li key={addressOf(row)}>
              <Link to={addressOf(row)} aria-label={text.look(row.name, span)}>
                <b>{row.name}</b>
                <span>{span}</span>
              </Link>
              <span className={styles.hours}>{formatDuration(row.statuses.submitted.seconds)}</span>
              <Button
                look="plain"
                isBusy={approve.isPending && approve.variables.memberId === row.memberId}
                aria-label={`${text.approveAll}: ${row.name}, ${span}`}
                onClick={() => approve.mutate({ week: row.week, memberId: row.memberId })}
              >
                {text.approveAll}
              </Button>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

function Everybody() {
  const place = usePlace()
  const { week, days } = place
  const { data } = useQuery(peopleQuery(week))
  const { data: members } = useQuery(membersQuery)
  const known = new Map(data?.data.map((row) => [row.memberId, row]))
  const people = members?.data.filter(({ id, role }) => role !== 'viewer' || known.has(id)) ?? []
  return (
    <Section
      title={text.everybody}
      actions={
        <div className={styles.steps}>
          <Button
            look="quiet"
            icon={ChevronLeft}
            aria-label={text.previous}
            onClick={() => place.stepWeek(-1)}
          />
          <span aria-live="polite">{text.weekOf(shortDay(days[0] ?? ''), shortDay(days[6] ?? ''))}</span>
          <Button look="quiet" icon={ChevronRight} aria-label={text.next} onClick={() => place.stepWeek(1)} />
        </div>
      }
    >
      {!data && <Skeleton lines={3} />}
      {data && (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{text.person}</th>
                {statuses.map((status) => (
                  <th key={status} scope="col">
                    {text.statuses[status]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {people.map(({ id, name }) => (
                <tr key={id}>
                  <th scope="row">
                    <Link to={addressOf({ week, memberId: id })}>{name}</Link>
                  </th>
                  {statuses.map((status) => {
                    const count = known.get(id)?.statuses[status]
                    return (
                      <td key={status} data-none={!count?.entries || undefined}>
                        {count?.entries ? formatDuration(count.seconds) : '–'}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  )
}
