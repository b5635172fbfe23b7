import type { Tx } from '@promptsheet/db/client'
import { outbox } from '@promptsheet/db/schema/outbox'
import { type Deps, newId } from '../deps.ts'
import type { Job } from './define-job.ts'

/** Writes a job into the outbox, in the transaction of the change that asks for it. Gives the job's id. */
export async function enqueue<P>(
  ctx: Pick<Deps, 'clock' | 'random'> & { tx: Tx },
  job: Job<P>,
  payload: P,
  options: { workspaceId: string | null } = { workspaceId: null },
): Promise<string> {
  const id = newId(ctx)
  const now = ctx.clock()
  await ctx.tx.insert(outbox).values({
    id,
    workspaceId: options.workspaceId,
    job: job.name,
    payload,
    runAfter: now,
    createdAt: now,
  })
  withJobs.add(ctx.tx)
  return id
}

const withJobs = new WeakSet<Tx>()

/** Whether this transaction left a job behind, so that the relay is worth a nudge once it is committed. */
export function hasEnqueued(tx: Tx): boolean {
  return withJobs.has(tx)
}

export const nudgeChannel = 'promptsheet:outbox'

/** Tells the relay that there is something to take. Lost nudges cost a second: the relay also polls. */
export async function nudgeRelay({ redis, log }: Pick<Deps, 'redis' | 'log'>): Promise<void> {
  await redis
    .publish(nudgeChannel, '1')
    .catch((error: unknown) => log.debug({ err: error }, 'nudge was lost'))
}
