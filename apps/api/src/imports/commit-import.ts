import { importRows, imports } from '@promptsheet/db/schema/imports'
import { and, asc, eq } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { conflict } from '../errors.ts'
import { enqueue } from '../queue/enqueue.ts'
import { payloadFor } from './act-as-member.ts'
import { commitImportJob } from './commit-import.job.ts'
import { getLockedImport, isStale } from './lock-import.ts'
import { setProgress } from './progress.ts'

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
  if (found.status === 'committed') return
  if (found.status === 'committing') {
    if (!isStale(found, now)) return
  } else {
    if (found.status === 'pending') throw conflict('import_not_ready', 'The files are still being read.')
    if (found.status === 'failed')
      throw conflict('import_failed', found.failure ?? 'The files could not be read.')
    if (found.status === 'undoing' || found.status === 'undone')
      throw conflict('import_undone', 'This import was undone. Import the files again.')
    await refuseFailedRows(ctx, importId, skipsFailed)
  }
  await ctx.tx
    .update(imports)
    .set({ status: 'committing', failure: null, skipsFailed, updatedAt: now })
    .where(and(eq(imports.workspaceId, workspaceId), eq(imports.id, importId)))
  await setProgress(ctx.tx, { workspaceId, importId }, { done: 0, total: found.rowCount })
  await enqueue(ctx, commitImportJob, payloadFor(ctx, importId), { workspaceId })
}

async function refuseFailedRows(
  ctx: WorkspaceContext,
  importId: string,
  skipsFailed: boolean,
): Promise<void> {
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
  if (failed.length === 0 || skipsFailed) return
  throw conflict(
    'import_has_failed_rows',
    `${failed.length === 1 ? 'One row' : `${failed.length} rows`} cannot be imported. Skip them, or put the file right.`,
    { failed: failed.length, rows: failed.slice(0, shownRows).map(({ row }) => row) },
  )
}
