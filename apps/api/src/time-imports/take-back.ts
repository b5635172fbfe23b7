import { timeEntries, timeImports } from '@promptsheet/db/schema/time'
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import type { Progress } from '../imports/progress.ts'
import { type Result, storedResult } from './fields.ts'
import { ofImport, type StoredImport } from './lock-import.ts'
import { setProgress } from './progress.ts'

const entriesAtOnce = 5000

/**
 * Deletes the entries of a committed import, except those that were changed, sent or billed since, and archives what it made
 * to book them on where nothing is booked now.
 */
export async function takeBack(
  ctx: WorkspaceContext,
  found: StoredImport,
  report: (progress: Progress) => Promise<void>,
): Promise<void> {
  const result = storedResult.parse(found.result)
  let deleted = 0
  for (;;) {
    const some = await deleteSome(ctx, found.id)
    deleted += some
    await report({ done: deleted, total: result.entries })
    if (some < entriesAtOnce) break
  }
  const kept = await ctx.tx.$count(
    timeEntries,
    and(
      eq(timeEntries.workspaceId, found.workspaceId),
      eq(timeEntries.importId, found.id),
      isNull(timeEntries.deletedAt),
    ),
  )
  await archiveUnused(ctx, result.createdIds)
  await finish(ctx, found, { ...result, undone: { deleted, kept } })
}

async function deleteSome(ctx: WorkspaceContext, importId: string): Promise<number> {
  const { workspaceId } = ctx.actor
  const now = ctx.clock().toISOString()
  // Without its key, so that the same file can be imported anew. Locked as it is chosen: what is changed or split in this very
  // moment is looked at once more, and stays.
  const rows = await ctx.tx.execute<{ count: number }>(sql`
    with gone as (
      update time_entries e set deleted_at = ${now}::timestamptz, updated_at = ${now}::timestamptz, external_key = null,
        revision = e.revision + 1
      where e.workspace_id = ${workspaceId} and e.id in (
        select o.id from time_entries o
        where o.workspace_id = ${workspaceId} and o.import_id = ${importId} and o.deleted_at is null and o.status = 'open'
          and o.invoice_id is null and o.revision = 1
        limit ${entriesAtOnce} for update)
      returning 1)
    select count(*)::int as count from gone`)
  return rows[0]?.count ?? 0
}

async function archiveUnused(ctx: WorkspaceContext, createdIds: readonly string[]): Promise<void> {
  const { workspaceId } = ctx.actor
  const now = ctx.clock().toISOString()
  const archive = (table: SQL, isUsed: SQL) =>
    ctx.tx.execute(sql`
      update ${table} n set archived_at = ${now}::timestamptz, updated_at = ${now}::timestamptz
      where n.workspace_id = ${workspaceId} and n.archived_at is null and not exists (${isUsed})
        and n.id in (select jsonb_array_elements_text(${JSON.stringify(createdIds)}::jsonb)::uuid)`)
  await archive(
    sql`tasks`,
    sql`select from tasks b join time_entries e on e.workspace_id = b.workspace_id and e.task_id = b.id and e.deleted_at is null
      where b.workspace_id = n.workspace_id and b.project_id = n.project_id and n.id = any (b.path)`,
  )
  await archive(
    sql`projects`,
    sql`select from time_entries e where e.workspace_id = n.workspace_id and e.project_id = n.id and e.deleted_at is null
      union all select from tasks b where b.workspace_id = n.workspace_id and b.project_id = n.id and b.archived_at is null`,
  )
  await archive(
    sql`clients`,
    sql`select from projects b where b.workspace_id = n.workspace_id and b.client_id = n.id and b.archived_at is null`,
  )
}

async function finish(ctx: WorkspaceContext, found: StoredImport, result: Result): Promise<void> {
  const now = ctx.clock()
  await ctx.tx
    .update(timeImports)
    .set({ status: 'undone', result, undoneAt: now, updatedAt: now })
    .where(ofImport(found))
  const { deleted = 0, kept = 0 } = result.undone ?? {}
  const total = deleted + kept
  await setProgress(ctx.tx, { workspaceId: found.workspaceId, importId: found.id }, { done: total, total })
  await recordAudit(ctx, {
    action: 'time_import.undone',
    subject: { type: 'time_import', id: found.id },
    detail: { fileName: found.fileName, deleted, kept },
  })
}
