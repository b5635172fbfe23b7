import { formatDuration } from '@promptsheet/shared/duration'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { useMe } from '../app/me.queries.ts'
import { findProblem } from '../app/problem.ts'
import { LinkButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { HoursChart } from './HoursChart.tsx'
import { formatRange } from './name-group.ts'
import { ReportActions } from './ReportActions.tsx'
import styles from './Reports.module.css'
import { ReportTable } from './ReportTable.tsx'
import { type ReportQuery, readReport, writeReport } from './report-address.ts'
import { clockQuery, reportQuery, type TimeReport } from './reports.queries.ts'
import { SavedReports } from './SavedReports.tsx'
import { type Change, Sentence } from './Sentence.tsx'
import { text } from './strings.ts'

/** Hours and money, by what, who and when; the address holds the question. */
export function ReportsPage() {
  const [search, setSearch] = useSearchParams()
  const query = readReport(search)
  const { role } = useMe().workspace
  const { data, error, isPlaceholderData } = useQuery(reportQuery(query))
  const problem = findProblem(error)
  if (error && problem?.status !== 422) throw error
  const change: Change = (next) => setSearch(writeReport({ ...query, ...next }), { replace: true })
  return (
    <>
      <PageHeader
        title={text.title}
        lead={
          data &&
          !error &&
          `${formatRange(data.from, data.to)}${data.ownHoursOnly ? `. ${text.ownHours}` : ''}`
        }
        actions={<ReportActions query={query} />}
      />
      <Sentence
        query={query}
        days={data && { from: data.from, to: data.to }}
        seesEverybody={role === 'owner' || role === 'admin' || role === 'manager'}
        onChange={change}
      />
      {error ? (
        <EmptyState title={text.refused} actions={<LinkButton to="/time/reports">{text.fresh}</LinkButton>}>
          <p>{problem?.message || text.refusedText}</p>
        </EmptyState>
      ) : (
        <div aria-busy={isPlaceholderData || undefined} className={styles.page}>
          {data ? <Figures report={data} query={query} /> : <Skeleton lines={12} />}
        </div>
      )}
      <SavedReports />
    </>
  )
}

function Figures({ report, query }: { report: TimeReport; query: ReportQuery }) {
  const { totals, rounding, isOverlapping, from, to } = report
  if (totals.entries === 0)
    return (
      <EmptyState title={text.emptyTitle} actions={<LinkButton to="/time">{text.toWeek}</LinkButton>}>
        <p>{text.emptyText}</p>
      </EmptyState>
    )
  const notes = [
    totals.isRunning && text.runningNote,
    rounding && text.roundedNote,
    isOverlapping && text.overlapNote,
  ].filter((note) => typeof note === 'string')
  return (
    <>
      <dl className={styles.totals}>
        <div>
          <dt>{text.hours}</dt>
          <dd>{formatDuration(totals.durationSeconds)}</dd>
          <ByClock query={query} />
          <dd className={styles.soft}>{text.entries(totals.entries)}</dd>
        </div>
        <div>
          <dt>{text.billable}</dt>
          <dd>{formatDuration(totals.billableSeconds)}</dd>
          {totals.durationSeconds > 0 && (
            <dd className={styles.soft}>
              {text.billableOf(totals.billableSeconds / totals.durationSeconds)}
            </dd>
          )}
        </div>
        {totals.amounts.length > 0 && (
          <div>
            <dt>{text.money}</dt>
            {totals.amounts.map((money) => (
              <dd key={money.currency}>{text.amount(money)}</dd>
            ))}
          </div>
        )}
      </dl>
      {notes.map((note) => (
        <p key={note} className={styles.soft}>
          {note}
        </p>
      ))}
      <HoursChart query={query} from={from} to={to} />
      <ReportTable key={report.groupBy.join()} query={query} report={report} />
    </>
  )
}

/** Beside the sum, where somebody worked on several things at once. It comes when it is there: nothing waits for it. */
function ByClock({ query }: { query: ReportQuery }) {
  const { data } = useQuery(clockQuery(query))
  if (!data || data.clockSeconds === data.durationSeconds) return null
  return (
    <dd className={styles.soft} title={text.byClockTitle}>
      {text.byClock(formatDuration(data.clockSeconds))}
    </dd>
  )
}
