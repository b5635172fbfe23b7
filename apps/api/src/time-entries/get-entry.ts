import { timeEntries } from '@promptsheet/db/schema/time'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { notFound } from '../errors.ts'
import { entryShape, type TimeEntry } from './shapes.ts'

export type StoredEntry = typeof timeEntries.$inferSelect

const row = z.object({ json: entryShape })

/** Throws not found for one that is deleted, and for one of somebody whose hours the actor may not see. */
export async function getEntry(ctx: WorkspaceContext, id: string): Promise<TimeEntry> {
  const [found] = await ctx.tx.execute(sql`
    select json from app.entry_details
    where workspace_id = ${ctx.actor.workspaceId} and id = ${id} and deleted_at is null`)
  if (found === undefined) throw notFound('time entry')
  return row.parse(found).json
}

/** The entry's row, locked until the transaction ends. Throws not found. */
export async function lockEntry(ctx: WorkspaceContext, id: string): Promise<StoredEntry> {
  const [found] = await ctx.tx
    .select()
    .from(timeEntries)
    .where(
      and(
        eq(timeEntries.workspaceId, ctx.actor.workspaceId),
        eq(timeEntries.id, id),
        isNull(timeEntries.deletedAt),
      ),
    )
    .for('update')
  if (found === undefined) throw notFound('time entry')
  return found
}
