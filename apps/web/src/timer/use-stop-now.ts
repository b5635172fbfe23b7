import { toast } from '../ui/toast-store.ts'
import { text } from './strings.ts'
import { type TimeEntry, useResumeTimer, useStopTimer } from './timer.queries.ts'
import { formatElapsed, formatMinutes } from './use-elapsed.ts'

/** Stops what runs, and says what came of it, with a way to go on. */
export function useStopNow() {
  const stop = useStopTimer()
  const resume = useResumeTimer()
  const say = (entry: TimeEntry, what: string) => {
    const seconds = entry.durationSeconds ?? 0
    const length = seconds < 60 ? formatElapsed(seconds) : formatMinutes(seconds)
    toast(what === text.unnamed ? text.savedUnnamed(length) : text.saved(length, what), {
      kind: 'timer',
      action: { label: text.goOn, run: () => resume.mutate(entry.id) },
    })
  }
  return {
    isStopping: stop.isPending,
    stopNow: (what: string, endedAt?: string) => {
      if (stop.isPending) return
      // Whoever asked is gone from the page as soon as nothing runs: what comes of it is said all the same.
      const stopped = stop.mutateAsync(endedAt === undefined ? {} : { endedAt })
      void stopped.then(({ entry }) => entry && say(entry, what)).catch(() => {})
    },
  }
}
