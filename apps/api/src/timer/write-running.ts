import { postgresConstraint } from '@promptsheet/db/in-workspace'
import { timeEntries } from '@promptsheet/db/schema/time'
import { and, eq, sql } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { dayMilliseconds } from '../durations.ts'
import { conflict, invalid } from '../errors.ts'
import type { StoredEntry } from '../time-entries/get-entry.ts'
import { refusingOverlaps } from '../time-entries/insert-entry.ts'

const longestMilliseconds = 31 * dayMilliseconds

type Change = Partial<
  Pick<
    StoredEntry,
    'startedAt' | 'endedAt' | 'projectId' | 'taskId' | 'description' | 'billable' | 'tags' | 'deletedAt'
  >
>

/** Writes a change of the running entry, or one that ends or discards it. */
export async function writeRunning(ctx: WorkspaceContext, id: string, change: Change): Promise<void> {
  await refusingSecondTimer(
    refusingOverlaps(
      ctx.tx
        .update(timeEntries)
        .set({ ...change, revision: sql`${timeEntries.revision} + 1`, updatedAt: ctx.clock() })
        .where(and(eq(timeEntries.workspaceId, ctx.actor.workspaceId), eq(timeEntries.id, id))),
    ),
  )
}

/** The same write, with the refusal of a second timer in words. */
export async function refusingSecondTimer<T>(write: PromiseLike<T>): Promise<T> {
  try {
    return await write
  } catch (error) {
    if (postgresConstraint(error) === 'time_entries_running')
      throw conflict('timer_already_running', 'Another timer is running. Stop it first.')
    throw error
  }
}

/** Ends what runs at that instant. Throws when an entry cannot be so long. */
export async function endRunning(ctx: WorkspaceContext, running: StoredEntry, endedAt: Date): Promise<void> {
  if (endedAt.getTime() - running.startedAt.getTime() > longestMilliseconds)
    throw conflict(
      'timer_too_long',
      'Your timer has been running for more than 31 days. Say when it ended, or discard it.',
    )
  await writeRunning(ctx, running.id, { endedAt })
}

/** Throws invalid for a start that no timer can have. */
export function checkStart(ctx: WorkspaceContext, startedAt: Date): void {
  if (startedAt > ctx.clock()) throw invalid('body.startedAt', 'A timer cannot start in the future.')
  checkAge(ctx, startedAt)
}

/** Throws invalid when what started then cannot run any more. */
export function checkAge(ctx: WorkspaceContext, startedAt: Date): void {
  if (ctx.clock().getTime() - startedAt.getTime() > longestMilliseconds)
    throw invalid('body.startedAt', 'A timer runs for 31 days at most. Enter these hours by hand.')
}

/** Now, or the start of what runs where another machine's clock is ahead of ours. */
export function nowAfter(ctx: WorkspaceContext, running: StoredEntry | null): Date {
  const now = ctx.clock()
  return running !== null && running.startedAt > now ? running.startedAt : now
}
