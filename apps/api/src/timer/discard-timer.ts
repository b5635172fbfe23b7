import { timeEntries } from '@promptsheet/db/schema/time'
import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { conflict, notFound } from '../errors.ts'
import type { StoredEntry } from '../time-entries/get-entry.ts'
import { lockRunning, lockTimer } from './lock-timer.ts'
import { writeRunning } from './write-running.ts'

/** Throws away what runs. Answers its id, by which it comes back. Throws conflict when nothing runs. */
export async function discardTimer(ctx: WorkspaceContext): Promise<string> {
  const running = await lockRunning(ctx)
  await discard(ctx, running)
  return running.id
}

/** The same, of what is locked already. */
export async function discard(
  ctx: WorkspaceContext,
  { id, startedAt }: Pick<StoredEntry, 'id' | 'startedAt'>,
): Promise<void> {
  await writeRunning(ctx, id, { deletedAt: ctx.clock() })
  await recordAudit(ctx, {
    action: 'timer.discarded',
    subject: { type: 'time_entry', id },
    detail: { startedAt: startedAt.toISOString() },
  })
}

/** Brings a discarded timer back, running since it was started. Throws conflict while another one runs. */
export async function undeleteTimer(ctx: WorkspaceContext, entryId: string): Promise<string> {
  const running = await lockTimer(ctx)
  if (running?.id === entryId) return entryId
  if (running !== null)
    throw conflict('timer_already_running', 'Another timer is running. Stop it first, then try again.')
  const { workspaceId, memberId } = ctx.actor
  const [entry] = await ctx.tx
    .select({ id: timeEntries.id })
    .from(timeEntries)
    .where(
      and(
        eq(timeEntries.workspaceId, workspaceId),
        eq(timeEntries.id, entryId),
        eq(timeEntries.memberId, memberId),
        isNull(timeEntries.endedAt),
        isNotNull(timeEntries.deletedAt),
      ),
    )
  if (entry === undefined) throw notFound('discarded timer')
  await writeRunning(ctx, entryId, { deletedAt: null })
  await recordAudit(ctx, { action: 'timer.undeleted', subject: { type: 'time_entry', id: entryId } })
  return entryId
}
