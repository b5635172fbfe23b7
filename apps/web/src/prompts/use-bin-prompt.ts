import { toast } from '../ui/toast-store.ts'
import { useDeletePrompt, useUndeletePrompt } from './prompts.queries.ts'
import { text } from './strings.ts'

/** Moves a prompt to the bin and offers, for ten seconds, to take it back. */
export function useBinPrompt() {
  const remove = useDeletePrompt()
  const undelete = useUndeletePrompt()
  return async (id: string, name: string) => {
    await remove.mutateAsync(id)
    const run = async () => {
      await undelete.mutateAsync(id)
      toast(text.broughtBack(name))
    }
    toast(text.binned(name), { action: { label: text.undo, run: () => void run() } })
  }
}
