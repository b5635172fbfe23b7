import { type Batch, mergeBatches } from './batch.ts'

const mostKept = 2000

type Kept = { number: number; workspaceId: string; batch: Batch }

/** The last things that changed anywhere, for whoever was away for a moment. */
export function createHistory() {
  const kept: Kept[] = []
  let number = 0
  return {
    /** The number of the newest. */
    newest: () => number,
    add(workspaceId: string, batch: Batch): number {
      number += 1
      kept.push({ number, workspaceId, batch })
      if (kept.length > mostKept) kept.shift()
      return number
    },
    /** What changed in a workspace after that number; null when some of it is not known any more. */
    since(workspaceId: string, after: number): Batch | null {
      if (after > number || (kept[0] !== undefined && after < kept[0].number - 1)) return null
      const missed = kept.filter((one) => one.number > after && one.workspaceId === workspaceId)
      return mergeBatches(missed.map(({ batch }) => batch))
    },
    forget(): void {
      kept.length = 0
    },
  }
}
