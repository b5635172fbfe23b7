import { text as ui } from '../ui/strings.ts'
import { toast } from '../ui/toast-store.ts'
import { text } from './strings.ts'
import { useDiscardTimer, useUndeleteTimer } from './timer.queries.ts'

/** Throws away what runs, with a way back. */
export function useDiscardNow(): () => void {
  const discard = useDiscardTimer()
  const undelete = useUndeleteTimer()
  const bringBack = async (entryId: string) => {
    await undelete.mutateAsync(entryId)
    toast(text.back, { kind: 'timer' })
  }
  const discardNow = async () => {
    const { entry } = await discard.mutateAsync()
    if (!entry) return
    const run = () => void bringBack(entry.id).catch(() => {})
    toast(text.discarded, { kind: 'timer', action: { label: ui.undo, run } })
  }
  return () => void discardNow().catch(() => {})
}
