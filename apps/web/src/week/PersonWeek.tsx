import { formatDuration } from '@promptsheet/shared/duration'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { membersQuery } from '../members/members.queries.ts'
import { PlaceName } from '../time-tree/PlaceName.tsx'
import { useTree } from '../time-tree/tree.queries.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Section } from '../ui/Section.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { toast } from '../ui/toast-store.ts'
import styles from './Approvals.module.css'
import { ByClock } from './ByClock.tsx'
import { longDay } from './clock.ts'
import { detailsOf } from './entry-words.ts'
import { SendBackDialog } from './SendBackDialog.tsx'
import { StatusLine } from './StatusLine.tsx'
import { text } from './strings.ts'
import { type TimeEntry, useApprove, useReopen, waitingQuery, weekQuery } from './week.queries.ts'

/** One person's week, to approve as it is, in part, or to send back. */
export function PersonWeek({ week, memberId }: { week: string; memberId: string }) {
  const { data, error } = useQuery(weekQuery(week, memberId))
  const { data: members } = useQuery(membersQuery)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [isSendingBack, setIsSendingBack] = useState(false)
  const approve = useApprove()
  const reopen = useReopen()
  if (error && !data) throw error
  const name = members?.data.find(({ id }) => id === memberId)?.name ?? ''
  const entries = data?.entries.filter(({ localDate }) => localDate >= data.from) ?? []
  const waiting = entries.filter(({ status }) => status === 'submitted')
  const approved = entries.filter(({ status }) => status === 'approved')
  const picked = waiting.filter(({ id }) => chosen.has(id))
  const part = { week, memberId, ...(picked.length > 0 ? { entryIds: picked.map(({ id }) => id) } : {}) }
  // What was decided on and comes again is looked at again.
  const chooseNone = () => setChosen(new Set())
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const byDay = Map.groupBy(entries, ({ localDate }) => localDate)
  return (
    <>
      <PageHeader
        title={text.personWeek(name)}
        back={{ to: `/time/approvals?week=${week}`, label: text.backToApprovals }}
        lead={
          data && (
            <>
              <StatusLine statuses={data.statuses} />
              <ByClock of={data} />
            </>
          )
        }
        actions={
          <>
            {approved.length > 0 && (
              <Button
                look="quiet"
                isBusy={reopen.isPending}
                onClick={() =>
                  reopen.mutate(
                    { week, memberId, entryIds: approved.map(({ id }) => id) },
                    { onSuccess: ({ entryIds }) => toast(text.reopened(entryIds.length)) },
                  )
                }
              >
                {text.reopen}
              </Button>
            )}
            {waiting.length > 0 && (
              <>
                <Button onClick={() => setIsSendingBack(true)}>
                  {picked.length > 0 ? text.sendBackChosen(picked.length) : text.sendBack}
                </Button>
                <Button
                  look="primary"
                  isBusy={approve.isPending}
                  onClick={() => approve.mutate(part, { onSuccess: chooseNone })}
                >
                  {picked.length > 0 ? text.approveChosen(picked.length) : text.approveAll}
                </Button>
              </>
            )}
          </>
        }
      />
      {data?.returnNote && waiting.length === 0 && approved.length === 0 && (
        <p className={styles.said}>{text.youSaid(data.returnNote)}</p>
      )}
      {data && waiting.length === 0 && <NextPerson memberId={memberId} week={week} />}
      {!data && <Skeleton lines={9} />}
      {data && entries.length === 0 && <EmptyState title={text.emptyTitle} />}
      {data?.days.map((one) => {
        const { date, seconds } = one
        const on = byDay.get(date)
        if (!on) return null
        return (
          <Section
            key={date}
            title={longDay(date)}
            actions={
              <span>
                {formatDuration(seconds)} <ByClock of={one} isInline />
              </span>
            }
          >
            <ul className={styles.entries}>
              {on.map((entry) => (
                <li key={entry.id}>
                  <EntryLine
                    entry={entry}
                    timezone={data.timezone}
                    isChosen={chosen.has(entry.id)}
                    onToggle={() => toggle(entry.id)}
                  />
                </li>
              ))}
            </ul>
          </Section>
        )
      })}
      {isSendingBack && (
        <SendBackDialog part={part} name={name} onDone={chooseNone} onClose={() => setIsSendingBack(false)} />
      )}
    </>
  )
}

/** Whose time waits next, once nothing of this person's does. */
function NextPerson({ memberId, week }: { memberId: string; week: string }) {
  const { data } = useQuery(waitingQuery)
  const next = data?.data.find((row) => row.memberId !== memberId || row.week !== week)
  if (!next) return null
  return (
    <p className={styles.said}>
      <Link to={`/time/approvals?week=${next.week}&person=${next.memberId}`}>
        {text.nextPerson(next.name, next.week)}
      </Link>
    </p>
  )
}

function EntryLine({
  entry,
  timezone,
  isChosen,
  onToggle,
}: {
  entry: TimeEntry
  timezone: string
  isChosen: boolean
  onToggle: () => void
}) {
  const tree = useTree()
  const { status, durationSeconds } = entry
  const place = tree.find(entry.projectId, entry.taskId)
  return (
    <div className={styles.entry}>
      {status === 'submitted' ? (
        <input id={entry.id} type="checkbox" checked={isChosen} onChange={onToggle} />
      ) : (
        <span />
      )}
      <label htmlFor={entry.id} className={styles.what}>
        {place ? <PlaceName place={place} /> : text.noPlace}
        <small>{detailsOf(entry, timezone)}</small>
      </label>
      <span className={styles.hours}>
        {durationSeconds === null ? '' : formatDuration(durationSeconds)}
        <small>{text.statuses[status]}</small>
      </span>
    </div>
  )
}
