import { timeEntries } from '@promptsheet/db/schema/time'
import { and, eq, isNull } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { notFound } from '../errors.ts'
import { startTimer } from './start-timer.ts'

/** Starts a new timer on what an earlier entry of the actor was about. The one that runs is left as it is. */
export async function resumeTimer(ctx: WorkspaceContext, entryId: string): Promise<string> {
  const { workspaceId, memberId } = ctx.actor
  const [entry] = await ctx.tx
    .select()
    .from(timeEntries)
    .where(
      and(
        eq(timeEntries.workspaceId, workspaceId),
        eq(timeEntries.id, entryId),
        // Whoever sees everybody's hours still works on their own.
        eq(timeEntries.memberId, memberId),
        isNull(timeEntries.deletedAt),
      ),
    )
  if (entry === undefined) throw notFound('time entry')
  if (entry.endedAt === null) return entry.id
  const { projectId, taskId, description, billable, tags } = entry
  return await startTimer(ctx, { projectId, taskId, description, billable, tags, timezone: null }, null)
}
