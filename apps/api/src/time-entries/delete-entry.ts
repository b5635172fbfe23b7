import { timeEntries } from '@promptsheet/db/schema/time'
import { and, eq, isNotNull } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { notFound } from '../errors.ts'
import { auditOfChange, refuseStaleEntry, updateEntry } from './change-entry.ts'
import { getEntry, lockEntry } from './get-entry.ts'
import { refuseLocked } from './refuse-locked.ts'
import type { TimeEntry } from './shapes.ts'

/** Puts an entry away, from where `undeleteEntry` brings it back. Throws not found, `stale_edit` and conflict for what is locked. */
export async function deleteEntry(
  ctx: WorkspaceContext,
  { entryId, expectedRevision }: { entryId: string; expectedRevision: number | null },
): Promise<void> {
  const entry = await lockEntry(ctx, entryId)
  await refuseStaleEntry(ctx, entry, expectedRevision)
  refuseLocked(ctx, entry)
  const change = { deletedAt: ctx.clock() }
  await updateEntry(ctx, entry, change)
  await recordAudit(ctx, auditOfChange(entry, change))
}

/** Throws not found for one that is not deleted, and conflict where it would overlap and that is forbidden. */
export async function undeleteEntry(ctx: WorkspaceContext, entryId: string): Promise<TimeEntry> {
  const { workspaceId, id, deletedAt } = timeEntries
  const [entry] = await ctx.tx
    .select()
    .from(timeEntries)
    .where(and(eq(workspaceId, ctx.actor.workspaceId), eq(id, entryId), isNotNull(deletedAt)))
    .for('update')
  if (entry === undefined) throw notFound('time entry')
  refuseLocked(ctx, entry)
  const change = { deletedAt: null }
  await updateEntry(ctx, entry, change)
  await recordAudit(ctx, auditOfChange(entry, change))
  return await getEntry(ctx, entryId)
}
