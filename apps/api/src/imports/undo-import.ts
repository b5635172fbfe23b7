import { importRows, imports } from '@promptsheet/db/schema/imports'
import { and, eq, isNotNull } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { enqueue } from '../queue/enqueue.ts'
import { payloadFor } from './act-as-member.ts'
import { getLockedImport } from './lock-import.ts'
import { setProgress } from './progress.ts'
import { needsUndo } from './states.ts'
import { undoImportJob } from './undo-import.job.ts'

const undoDays = 7

/**
 * Asks for a committed import to be undone; asking again while it is changes nothing. Throws not found, and 409
 * unless it was committed in the last 7 days and is not undone.
 */
export async function undoImport(ctx: WorkspaceContext, importId: string): Promise<void> {
  const { workspaceId } = ctx.actor
  const found = await getLockedImport(ctx, importId)
  const now = ctx.clock()
  if (!needsUndo(found, now, undoDays)) return
  const total = await ctx.tx.$count(
    importRows,
    and(
      eq(importRows.workspaceId, workspaceId),
      eq(importRows.importId, importId),
      eq(importRows.action, 'create'),
      isNotNull(importRows.madeRevision),
    ),
  )
  await ctx.tx
    .update(imports)
    .set({ status: 'undoing', failure: null, updatedAt: now })
    .where(and(eq(imports.workspaceId, workspaceId), eq(imports.id, importId)))
  await setProgress(ctx.tx, { workspaceId, importId }, { done: 0, total })
  await enqueue(ctx, undoImportJob, payloadFor(ctx, importId), { workspaceId })
}
