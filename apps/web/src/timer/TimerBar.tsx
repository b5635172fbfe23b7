import { useQuery } from '@tanstack/react-query'
import { Play } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { isKept } from './kept-running.ts'
import { QuickStart } from './QuickStart.tsx'
import { text } from './strings.ts'
import styles from './Timer.module.css'
import { timerQuery, useStartTimer } from './timer.queries.ts'
import { useHandOver } from './use-hand-over.ts'
import { timerKeys, useTimerKey } from './use-timer-key.ts'

// Not with the first page: most who open it have no timer running.
const loadRunning = () => import('./RunningTimer.tsx')
const RunningTimer = lazy(async () => ({ default: (await loadRunning()).RunningTimer }))
const TimerDialog = lazy(async () => ({ default: (await import('./TimerDialog.tsx')).TimerDialog }))
const StartDialog = lazy(async () => ({ default: (await import('./StartDialog.tsx')).StartDialog }))
const ForgottenDialog = lazy(async () => ({
  default: (await import('./ForgottenDialog.tsx')).ForgottenDialog,
}))

const calmMs = 2_000

/** What runs, one click from starting and stopping, above every page. */
export function TimerBar() {
  const { data: timer } = useQuery(timerQuery)
  const [asked, setAsked] = useState<'change' | 'start' | null>(null)
  const [, setKept] = useState(0)
  const start = useStartTimer()
  const handOver = useHandOver()
  const entry = timer?.entry ?? null
  const startNow = () => {
    if (timer && !entry && !start.isPending) start.mutate({})
  }
  const close = () => setAsked(null)
  useEffect(() => {
    // Here before somebody starts one.
    const wait = setTimeout(() => void loadRunning().catch(() => {}), calmMs)
    return () => clearTimeout(wait)
  }, [])
  const askWhat = () => setAsked('start')
  useTimerKey({ run: startNow, isOn: entry === null })
  useTimerKey({ run: askWhat, isOn: timer !== undefined, isShifted: true })
  return (
    <section aria-label={text.region} className={styles.bar}>
      {timer && entry ? (
        <Suspense fallback={<span className={styles.coming} />}>
          <RunningTimer timer={timer} entry={entry} handOver={handOver} onOpen={() => setAsked('change')} />
        </Suspense>
      ) : (
        <Button
          ref={handOver.take}
          icon={Play}
          className={styles.start}
          disabled={!timer}
          aria-label={text.start}
          aria-keyshortcuts="Alt+T"
          title={timerKeys}
          onClick={(event) => {
            handOver.press(event)
            startNow()
          }}
        >
          <span className={styles.startWord}>{text.start}</span>
        </Button>
      )}
      <QuickStart isRunning={entry !== null} onOther={askWhat} />
      <p role="status" className="sr-only">
        {entry && text.started}
      </p>
      <Suspense>
        {asked === 'start' && <StartDialog isRunning={entry !== null} onClose={close} />}
        {asked === 'change' && entry && (
          <TimerDialog key={entry.id} entry={entry} onOther={askWhat} onClose={close} />
        )}
        {timer?.forgotten && entry && asked === null && !isKept(entry.id) && (
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
