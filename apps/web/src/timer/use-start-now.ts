import { queryClient } from '../app/query-client.ts'
import { text as ui } from '../ui/strings.ts'
import { toast } from '../ui/toast-store.ts'
import { text } from './strings.ts'
import { type StartTimer, timerQuery, useStartTimer, useUnstopTimer } from './timer.queries.ts'

/** Starts a timer; when that stops another one, says so, with a way back to it. */
export function useStartNow() {
  const start = useStartTimer()
  const unstop = useUnstopTimer()
  return {
    isStarting: start.isPending,
    error: start.error,
    /** Rejects when it is refused. */
    startNow: async (wanted: StartTimer): Promise<void> => {
      const before = queryClient.getQueryData(timerQuery.queryKey)?.entry
      await start.mutateAsync(wanted)
      if (before == null || before.id === '') return
      const run = () => unstop.mutate(before.id)
      toast(text.switched, { kind: 'timer', action: { label: ui.undo, run } })
    },
  }
}
