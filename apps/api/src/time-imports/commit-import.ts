import { timeImports } from '@promptsheet/db/schema/time'
import type { WorkspaceContext } from '../context.ts'
import { conflict } from '../errors.ts'
import { payloadFor } from '../imports/act-as-member.ts'
import { needsCommit, refuseFailedRows } from '../imports/states.ts'
import { enqueue } from '../queue/enqueue.ts'
import { commitTimeImportJob } from './commit-import.job.ts'
import { getTimeImport } from './find-import.ts'
import { getLockedImport, ofImport } from './lock-import.ts'
import { setProgress } from './progress.ts'

/**
 * Asks for an import to be committed; asking again changes nothing. Throws not found, and 409 while it is not read, when it
 * failed or was undone, before it is said which way its dates go, and for rows that failed unless `skipsFailed`.
 */
export async function commitTimeImport(
  ctx: WorkspaceContext,
  importId: string,
  { skipsFailed }: { skipsFailed: boolean },
): Promise<void> {
  const { workspaceId } = ctx.actor
  const found = await getLockedImport(ctx, importId)
  const now = ctx.clock()
  if (!needsCommit(found, now, 'file')) return
  const { dates, counts } = await getTimeImport(ctx, importId)
  if (dates.isOpen && dates.order === null)
    throw conflict(
      'import_needs_date_order',
      `Say whether dates such as ${dates.example} have the month or the day first.`,
    )
  if (!skipsFailed) refuseFailedRows({ failed: counts.failed })
  await ctx.tx
    .update(timeImports)
    .set({ status: 'committing', failure: null, updatedAt: now })
    .where(ofImport(found))
  await setProgress(ctx.tx, { workspaceId, importId }, { done: 0, total: counts.newEntries })
  await enqueue(ctx, commitTimeImportJob, payloadFor(ctx, importId), { workspaceId })
}
