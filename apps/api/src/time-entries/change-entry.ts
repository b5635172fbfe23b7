import { timeEntries } from '@promptsheet/db/schema/time'
import { and, eq } from 'drizzle-orm'
import { type Entry, recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { conflict } from '../errors.ts'
import { getEntry, lockEntry, type StoredEntry } from './get-entry.ts'
import { refusingOverlaps } from './insert-entry.ts'
import { planChange } from './plan-change.ts'
import { refuseLocked } from './refuse-locked.ts'
import type { EntryChange } from './request-fields.ts'
import type { TimeEntry } from './shapes.ts'

/**
 * Changes an entry of the actor; what stays the same is no change and makes no revision. Throws not found, `stale_edit` with
 * the entry as it is, conflict for what is locked or would overlap where that is forbidden, and invalid.
 */
export async function changeEntry(
  ctx: WorkspaceContext,
  wanted: { entryId: string; expectedRevision: number | null; change: EntryChange },
): Promise<TimeEntry> {
  const entry = await lockEntry(ctx, wanted.entryId)
  await refuseStaleEntry(ctx, entry, wanted.expectedRevision)
  refuseLocked(ctx, entry)
  const change = await planChange(ctx, entry, wanted.change)
  if (Object.keys(change).length === 0) return await getEntry(ctx, entry.id)
  await updateEntry(ctx, entry, change)
  await recordAudit(ctx, auditOfChange(entry, change))
  return await getEntry(ctx, entry.id)
}

/** Throws 412 with the entry as it is now. */
export async function refuseStaleEntry(
  ctx: WorkspaceContext,
  entry: Pick<StoredEntry, 'id' | 'revision'>,
  expectedRevision: number | null,
): Promise<void> {
  if (expectedRevision === null || expectedRevision === entry.revision) return
  throw conflict(
    'stale_edit',
    'This time was changed elsewhere in the meantime. How it is now is in `current`.',
    {
      current: await getEntry(ctx, entry.id),
    },
  )
}

/** Writes a change of a locked entry as its next revision. */
export async function updateEntry(
  ctx: WorkspaceContext,
  { id, revision }: Pick<StoredEntry, 'id' | 'revision'>,
  change: Partial<StoredEntry>,
): Promise<void> {
  await refusingOverlaps(
    ctx.tx
      .update(timeEntries)
      .set({ ...change, revision: revision + 1, updatedAt: ctx.clock() })
      .where(and(eq(timeEntries.workspaceId, ctx.actor.workspaceId), eq(timeEntries.id, id))),
  )
}

export function auditOfChange(entry: StoredEntry, change: Record<string, unknown>): Entry {
  const subject = { type: 'time_entry', id: entry.id }
  const { memberId, localDate: date } = entry
  if ('deletedAt' in change) {
    const action = change.deletedAt === null ? 'time_entry.undeleted' : 'time_entry.deleted'
    return { action, subject, detail: { memberId, date } }
  }
  const before = Object.fromEntries(Object.keys(change).map((key) => [key, Reflect.get(entry, key)]))
  return { action: 'time_entry.changed', subject, detail: { memberId, date, before, after: change } }
}
