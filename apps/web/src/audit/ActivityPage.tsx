import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { MissingPage } from '../app/MissingPage.tsx'
import { useMayManage } from '../app/me.queries.ts'
import { LoadMore } from '../prompts/LoadMore.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { formatDay, formatTime } from '../ui/format.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import styles from './Activity.module.css'
import { type AuditEntry, auditQuery } from './audit.queries.ts'
import { sentenceOf } from './sentences.ts'
import { text } from './strings.ts'
import { useNames } from './use-names.ts'

export function ActivityPage() {
  return useMayManage() ? <Activity /> : <MissingPage />
}

function Activity() {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(auditQuery)
  const entries = data?.pages.flatMap((page) => page.data) ?? []
  const names = useNames(entries)
  if (error && !data) throw error
  return (
    <>
      <PageHeader title={text.title} lead={text.lead} />
      {!data && <Skeleton />}
      {data && entries.length === 0 && (
        <EmptyState title={text.empty}>
          <p>{text.emptyText}</p>
        </EmptyState>
      )}
      {byDay(entries).map(({ day, entries: ofDay }) => (
        <section key={day} className={styles.day}>
          <h2>{day}</h2>
          <ol>
            {ofDay.map((entry) => {
              const { who, did, promptId } = sentenceOf(entry, names)
              return (
                <li key={entry.id} className={styles.entry}>
                  <time dateTime={entry.createdAt}>{formatTime(entry.createdAt)}</time>
                  <p>
                    <b>{who}</b> {did}
                    {promptId && (
                      <>
                        {' '}
                        <Link to={`/prompts/${promptId}`}>{names.prompt(promptId)}</Link>
                      </>
                    )}
                  </p>
                </li>
              )
            })}
          </ol>
        </section>
      ))}
      {hasNextPage && <LoadMore isBusy={isFetchingNextPage} onMore={() => void fetchNextPage()} />}
    </>
  )
}

const dayMs = 86_400_000

function byDay(entries: readonly AuditEntry[]) {
  const today = formatDay(new Date().toISOString())
  const yesterday = formatDay(new Date(Date.now() - dayMs).toISOString())
  const days: { day: string; entries: AuditEntry[] }[] = []
  for (const entry of entries) {
    const date = formatDay(entry.createdAt)
    const day = date === today ? text.today : date === yesterday ? text.yesterday : date
    const last = days.at(-1)
    if (last?.day === day) last.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
}
