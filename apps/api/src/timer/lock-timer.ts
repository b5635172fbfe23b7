import { timeEntries } from '@promptsheet/db/schema/time'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { conflict } from '../errors.ts'
import type { StoredEntry } from '../time-entries/get-entry.ts'

/**
 * What runs for the actor, locked until the transaction ends; null when nothing does. Whoever changes one person's timer
 * takes turns with whoever else does, so that of many starts at once each stops the one before it; should anybody get
 * round this, the index `time_entries_running` still lets only one run.
 */
export async function lockTimer(ctx: WorkspaceContext): Promise<StoredEntry | null> {
  const { workspaceId, memberId } = ctx.actor
  await ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`timer ${memberId}`}, 0))`)
  const [running] = await ctx.tx
    .select()
    .from(timeEntries)
    .where(
      and(
        eq(timeEntries.workspaceId, workspaceId),
        eq(timeEntries.memberId, memberId),
        isNull(timeEntries.endedAt),
        isNull(timeEntries.deletedAt),
      ),
    )
    .for('update')
  return running ?? null
}

/** The same; throws conflict when nothing runs. */
export async function lockRunning(ctx: WorkspaceContext): Promise<StoredEntry> {
  const running = await lockTimer(ctx)
  if (running === null) throw conflict('timer_not_running', 'No timer is running.')
  return running
}
