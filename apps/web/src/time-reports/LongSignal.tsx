import { formatDuration } from '@promptsheet/shared/duration'
import { useQuery } from '@tanstack/react-query'
import { Hourglass } from 'lucide-react'
import { Link } from 'react-router'
import { useElapsed } from '../timer/use-elapsed.ts'
import { classes } from '../ui/classes.ts'
import styles from './LongSignal.module.css'
import { runningEstimateQuery } from './reports.queries.ts'
import { text } from './strings.ts'

type Entry = { id: string; projectId: string | null; taskId: string | null; startedAt: string }

/** Beside what runs: how much of its estimate is gone, from the share on from which its person wants to be told. */
export function LongSignal({ entry, aheadMs }: { entry: Entry; aheadMs: number }) {
  const { data } = useQuery(runningEstimateQuery(entry))
  const elapsed = useElapsed(entry.startedAt, aheadMs)
  const estimate = data?.estimate
  if (!estimate) return null
  const { name, spentSeconds, estimateSeconds, longFromPercent } = estimate
  const spent = spentSeconds + elapsed
  if (spent * 100 < estimateSeconds * longFromPercent) return null
  const isOver = spent > estimateSeconds
  const share = text.share100(spent / estimateSeconds)
  const said = text.goesLong(name, formatDuration(spent), formatDuration(estimateSeconds), isOver)
  return (
    <>
      <Link
        to="/time/estimates"
        aria-label={`${said} ${text.toEstimates}`}
        title={said}
        className={classes(styles.signal, isOver && styles.over)}
      >
        <Hourglass size={14} aria-hidden />
        <span className={styles.share}>{share}</span>
      </Link>
      <p role="status" className="sr-only">
        {isOver ? text.isOver(name) : text.isLong(name)}
      </p>
    </>
  )
}
