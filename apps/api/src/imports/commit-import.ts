import { importRows, imports } from '@promptsheet/db/schema/imports'
import { and, asc, eq } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { enqueue } from '../queue/enqueue.ts'
import { payloadFor } from './act-as-member.ts'
import { commitImportJob } from './commit-import.job.ts'
import { getLockedImport } from './lock-import.ts'
import { setProgress } from './progress.ts'
import { needsCommit, refuseFailedRows } from './states.ts'

const shownRows = 20

/**
 * Asks for an import to be committed; asking again changes nothing. Throws not found, and 409 while it is not
 * read, when it failed or was undone, when the library moved under it, and for rows with errors unless `skipsFailed`.
 */
export async function commitImport(
  ctx: WorkspaceContext,
  importId: string,
  { skipsFailed }: { skipsFailed: boolean },
): Promise<void> {
  const { workspaceId } = ctx.actor
  const found = await getLockedImport(ctx, importId)
  const now = ctx.clock()
  if (!needsCommit(found, now, 'files')) return
  if (found.status !== 'committing' && !skipsFailed) refuseFailedRows(await countFailed(ctx, importId))
  await ctx.tx
    .update(imports)
    .set({ status: 'committing', failure: null, skipsFailed, updatedAt: now })
    .where(and(eq(imports.workspaceId, workspaceId), eq(imports.id, importId)))
  await setProgress(ctx.tx, { workspaceId, importId }, { done: 0, total: found.rowCount })
  await enqueue(ctx, commitImportJob, payloadFor(ctx, importId), { workspaceId })
}

async function countFailed(ctx: WorkspaceContext, importId: string) {
  const failed = await ctx.tx
    .select({ row: importRows.number })
    .from(importRows)
    .where(
      and(
        eq(importRows.workspaceId, ctx.actor.workspaceId),
        eq(importRows.importId, importId),
        eq(importRows.action, 'failed'),
      ),
    )
    .orderBy(asc(importRows.number))
  return { failed: failed.length, rows: failed.slice(0, shownRows).map(({ row }) => row) }
}
