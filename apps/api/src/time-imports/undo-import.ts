import { timeImports } from '@promptsheet/db/schema/time'
import type { WorkspaceContext } from '../context.ts'
import { payloadFor } from '../imports/act-as-member.ts'
import { needsUndo } from '../imports/states.ts'
import { enqueue } from '../queue/enqueue.ts'
import { storedResult } from './fields.ts'
import { getLockedImport, ofImport } from './lock-import.ts'
import { setProgress } from './progress.ts'
import { undoTimeImportJob } from './undo-import.job.ts'

const undoDays = 30

/**
 * Asks for a committed import to be undone; asking again while it is changes nothing. Throws not found, and 409 unless it was
 * committed in the last 30 days and is not undone.
 */
export async function undoTimeImport(ctx: WorkspaceContext, importId: string): Promise<void> {
  const { workspaceId } = ctx.actor
  const found = await getLockedImport(ctx, importId)
  const now = ctx.clock()
  if (!needsUndo(found, now, undoDays)) return
  const { entries } = storedResult.parse(found.result)
  await ctx.tx
    .update(timeImports)
    .set({ status: 'undoing', failure: null, updatedAt: now })
    .where(ofImport(found))
  await setProgress(ctx.tx, { workspaceId, importId }, { done: 0, total: entries })
  await enqueue(ctx, undoTimeImportJob, payloadFor(ctx, importId), { workspaceId })
}
