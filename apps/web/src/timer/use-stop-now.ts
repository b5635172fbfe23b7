import { text as ui } from '../ui/strings.ts'
import { toast } from '../ui/toast-store.ts'
import { text } from './strings.ts'
import { type TimeEntry, useStopTimer, useUnstopTimer } from './timer.queries.ts'
import { formatElapsed, formatMinutes } from './use-elapsed.ts'

/** Stops what runs, and says what came of it, with a way back. */
export function useStopNow() {
  const stop = useStopTimer()
  const unstop = useUnstopTimer()
  const say = (entry: TimeEntry, what: string) => {
    const length = lengthOf(entry.durationSeconds ?? 0)
    toast(what === text.unnamed ? text.savedUnnamed(length) : text.saved(length, what), {
      kind: 'timer',
      action: { label: ui.undo, run: () => unstop.mutate(entry.id) },
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

function lengthOf(seconds: number): string {
  return seconds < 60 ? formatElapsed(seconds) : formatMinutes(seconds)
}
