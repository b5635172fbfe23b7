import type { WorkspaceContext } from '../context.ts'
import { invalid } from '../errors.ts'
import { type EntryContent, insertEntry } from '../time-entries/insert-entry.ts'
import { lockTimer } from './lock-timer.ts'
import { checkStart, endRunning, nowAfter, refusingSecondTimer } from './write-running.ts'

export type TimerContent = Omit<EntryContent, 'startedAt' | 'endedAt' | 'isTimed'>

/**
 * Starts a timer of the actor, and stops the one that runs at the same instant. Answers its id. That hours began and ended is
 * on the entry itself, so there is no audit entry for it: people do this many times a day.
 */
export async function startTimer(
  ctx: WorkspaceContext,
  content: TimerContent,
  startedAt: Date | null,
): Promise<string> {
  const running = await lockTimer(ctx)
  // Asked for after the lock: each of many starts at once begins where the one before it ended.
  const at = startedAt ?? nowAfter(ctx, running)
  if (startedAt !== null) checkStart(ctx, startedAt)
  if (running !== null) {
    if (at < running.startedAt)
      throw invalid('body.startedAt', 'Your running timer started later than that. Change its start first.')
    await endRunning(ctx, running, at)
  }
  return await refusingSecondTimer(
    insertEntry(ctx, { ...content, startedAt: at, endedAt: null, isTimed: true }, 'timer'),
  )
}
