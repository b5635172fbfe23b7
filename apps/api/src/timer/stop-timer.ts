import type { WorkspaceContext } from '../context.ts'
import { invalid } from '../errors.ts'
import { lockRunning } from './lock-timer.ts'
import { endRunning, nowAfter } from './write-running.ts'

/** Ends what runs, now or when the person says it ended. Answers its id. Throws conflict when nothing runs. */
export async function stopTimer(ctx: WorkspaceContext, endedAt: Date | null): Promise<string> {
  const running = await lockRunning(ctx)
  if (endedAt !== null) {
    if (endedAt < running.startedAt) throw invalid('body.endedAt', 'It started later than that.')
    if (endedAt > ctx.clock()) throw invalid('body.endedAt', 'A timer cannot end in the future.')
  }
  await endRunning(ctx, running, endedAt ?? nowAfter(ctx, running))
  return running.id
}
