import type { Queue } from 'bullmq'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Deps, newId } from '../deps.ts'
import type { AnyJob } from './define-job.ts'

const claimed = z.object({
  id: z.string(),
  job: z.string(),
  workspace_id: z.string().nullable(),
  payload: z.unknown(),
})

export const jobData = claimed

// After this it is offered again, for the queue may have lost it. What is there yet, if only between two of its tries, is not
// added a second time: its `jobId` is taken.
const staleMinutes = 5
const batch = 100

/** Moves what is due from the outbox to the queue; gives how many rows that were. */
export async function relayOutbox(deps: Deps, queue: Queue): Promise<number> {
  const rows = await deps.db.execute(
    sql`select * from lookup.claim_outbox(${deps.clock().toISOString()}, ${`${staleMinutes} minutes`}::interval, ${batch})`,
  )
  if (rows.length === 0) return 0
  await queue.addBulk(
    rows.map((row) => {
      const data = claimed.parse(row)
      return {
        name: data.job,
        data,
        opts: {
          jobId: `outbox-${data.id}`,
          // About nine hours in all: a mail server may be down for a night.
          attempts: 16,
          backoff: { type: 'exponential', delay: 1000, jitter: 0.5 },
          // The outbox is the record; the queue forgets at once.
          removeOnComplete: true,
          removeOnFail: true,
        },
      }
    }),
  )
  return rows.length
}

/** Puts every scheduled job whose time has come into the outbox, once per slot however many workers ask. */
export async function scheduleJobs(deps: Deps, jobs: readonly AnyJob[]): Promise<void> {
  const nowSeconds = deps.clock().getTime() / 1000
  for (const { name, schedule } of jobs) {
    if (schedule === null) continue
    const slot = Math.floor((nowSeconds - schedule.offsetSeconds) / schedule.everySeconds)
    const dueAt = new Date((slot * schedule.everySeconds + schedule.offsetSeconds) * 1000).toISOString()
    await deps.db.execute(
      sql`select lookup.schedule_outbox(${newId(deps)}, ${name}, ${JSON.stringify({ dueAt })}::jsonb, ${`${name} ${dueAt}`}, ${deps.clock().toISOString()})`,
    )
  }
}
