import { useQuery } from '@tanstack/react-query'
import { Play } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { isKept } from './kept-running.ts'
import { QuickStart } from './QuickStart.tsx'
import { RunningTimer } from './RunningTimer.tsx'
import { text } from './strings.ts'
import styles from './Timer.module.css'
import { timerQuery, useStartTimer } from './timer.queries.ts'
import { timerKeys, useTimerKey } from './use-timer-key.ts'

const TimerDialog = lazy(async () => ({ default: (await import('./TimerDialog.tsx')).TimerDialog }))
const ForgottenDialog = lazy(async () => ({
  default: (await import('./ForgottenDialog.tsx')).ForgottenDialog,
}))

/** What runs, one click from starting and stopping, above every page. */
export function TimerBar() {
  const { data: timer } = useQuery(timerQuery)
  const [isOpen, setIsOpen] = useState(false)
  const [, setKept] = useState(0)
  const start = useStartTimer()
  const entry = timer?.entry ?? null
  const startNow = () => {
    if (timer && !entry && !start.isPending) start.mutate({})
  }
  useTimerKey(startNow, entry === null)
  return (
    <section aria-label={text.region} className={styles.bar}>
      {timer && entry ? (
        <RunningTimer timer={timer} entry={entry} onOpen={() => setIsOpen(true)} />
      ) : (
        <Button
          icon={Play}
          className={styles.start}
          disabled={!timer}
          aria-label={text.start}
          aria-keyshortcuts="Alt+T"
          title={timerKeys}
          onClick={startNow}
        >
          <span className={styles.startWord}>{text.start}</span>
        </Button>
      )}
      <QuickStart isRunning={entry !== null} onOther={() => setIsOpen(true)} />
      <p role="status" className="sr-only">
        {entry && text.started}
      </p>
      <Suspense>
        {isOpen && (
          <TimerDialog key={entry ? 'running' : 'idle'} entry={entry} onClose={() => setIsOpen(false)} />
        )}
        {timer?.forgotten && entry && !isOpen && !isKept(entry.id) && (
          <ForgottenDialog
            timer={timer}
            forgotten={timer.forgotten}
            entry={entry}
            onClose={() => setKept((count) => count + 1)}
          />
        )}
      </Suspense>
    </section>
  )
}
