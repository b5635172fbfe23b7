import { timeEntries } from '@promptsheet/db/schema/time'
import { and, eq, isNull } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { conflict, notFound } from '../errors.ts'
import { isSplit } from '../time-entries/goes-on.ts'
import { discard } from './discard-timer.ts'
import { lockTimer } from './lock-timer.ts'
import { checkAge, writeRunning } from './write-running.ts'

/**
 * Takes back that a timer was stopped: its entry runs again, since it was started. A timer that took its place, as one does
 * that starts while another runs, is discarded. Answers its id. Throws conflict when something else runs by now, or it was split.
 */
export async function unstopTimer(ctx: WorkspaceContext, entryId: string): Promise<string> {
  const running = await lockTimer(ctx)
  if (running?.id === entryId) return entryId
  const { workspaceId, memberId } = ctx.actor
  const [entry] = await ctx.tx
    .select()
    .from(timeEntries)
    .where(
      and(
        eq(timeEntries.workspaceId, workspaceId),
        eq(timeEntries.id, entryId),
        eq(timeEntries.memberId, memberId),
        eq(timeEntries.isTimed, true),
        isNull(timeEntries.deletedAt),
      ),
    )
    .for('update')
  const endedAt = entry?.endedAt
  if (entry === undefined || endedAt == null) throw notFound('time entry')
  if (entry.status !== 'open')
    throw conflict('entry_locked', 'This time was sent for approval. It cannot go on running.')
  if (await isSplit(ctx, entry))
    throw conflict('time_was_split', 'This time was split since. Take that back first, or start a new timer.')
  checkAge(ctx, entry.startedAt)
  if (running !== null) {
    if (running.startedAt.getTime() !== endedAt.getTime())
      throw conflict('timer_already_running', 'Another timer is running. Stop it first, then try again.')
    await discard(ctx, running)
  }
  await writeRunning(ctx, entryId, { endedAt: null })
  await recordAudit(ctx, {
    action: 'timer.unstopped',
    subject: { type: 'time_entry', id: entryId },
    detail: { endedAt: endedAt.toISOString() },
  })
  return entryId
}
