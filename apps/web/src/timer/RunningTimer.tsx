import { Square } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { PlaceName } from '../time-tree/PlaceName.tsx'
import { useTree } from '../time-tree/tree.queries.ts'
import { Button } from '../ui/Button.tsx'
import { formatMoment, formatTime } from '../ui/format.ts'
import { useTitlePrefix } from '../ui/use-page-title.ts'
import { text } from './strings.ts'
import styles from './Timer.module.css'
import type { LiveTimer, TimeEntry } from './timer.queries.ts'
import { formatElapsed, formatMinutes, useElapsed } from './use-elapsed.ts'
import type { useHandOver } from './use-hand-over.ts'
import { useStopNow } from './use-stop-now.ts'
import { timerKeys, useTimerKey } from './use-timer-key.ts'

const LongSignal = lazy(async () => ({
  default: (await import('../time-reports/LongSignal.tsx')).LongSignal,
}))

type Props = {
  timer: LiveTimer
  entry: TimeEntry
  handOver: ReturnType<typeof useHandOver>
  onOpen: () => void
}

export function RunningTimer({ timer, entry, handOver, onOpen }: Props) {
  const { stopNow, isStopping } = useStopNow()
  const place = useTree().find(entry.projectId, entry.taskId)
  const what = place?.path.join(' / ') || entry.description || text.unnamed
  const stop = () => stopNow(what)
  useTimerKey({ run: stop })
  return (
    <>
      <button
        type="button"
        className={styles.running}
        aria-label={text.open(what, sinceWhen(entry))}
        title={[what, entry.description].filter(Boolean).join(' · ')}
        onClick={onOpen}
      >
        <span className={styles.what}>
          {place ? <PlaceName place={place} /> : <span>{entry.description || text.unnamed}</span>}
          {place && entry.description && <span className={styles.words}>{entry.description}</span>}
        </span>
        <Elapsed startedAt={entry.startedAt} aheadMs={timer.aheadMs} what={place?.label ?? what} />
      </button>
      <Suspense>
        <LongSignal entry={entry} aheadMs={timer.aheadMs} />
      </Suspense>
      <Button
        ref={handOver.take}
        icon={Square}
        className={styles.stop}
        isBusy={isStopping}
        aria-label={text.stop}
        aria-keyshortcuts="Alt+T"
        title={timerKeys}
        onClick={(event) => {
          handOver.press(event)
          stop()
        }}
      >
        <span className={styles.stopWord}>{text.stop}</span>
      </Button>
    </>
  )
}

/** The time alone, when that is today. */
function sinceWhen({ startedAt }: TimeEntry): string {
  const isToday = new Date(startedAt).toDateString() === new Date().toDateString()
  return isToday ? formatTime(startedAt) : formatMoment(startedAt)
}

/** Apart, so that a second renders nothing else. Nobody wants each of them read out. */
function Elapsed({ startedAt, aheadMs, what }: { startedAt: string; aheadMs: number; what: string }) {
  const seconds = useElapsed(startedAt, aheadMs)
  useTitlePrefix(`${formatMinutes(seconds)} ${what}`)
  return (
    <span aria-hidden className={styles.elapsed}>
      {formatMinutes(seconds)}
      <span className={styles.seconds}>{formatElapsed(seconds).slice(-3)}</span>
    </span>
  )
}
