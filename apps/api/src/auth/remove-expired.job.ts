import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { dayMilliseconds } from '../durations.ts'
import { defineJob, nobody } from '../queue/define-job.ts'

const keptDays = 7
// Long enough to ask why it failed.
const failedDays = 30

/** Hourly: sessions and links that ran out, replies kept for a day, jobs that were done a week ago or failed for good a month ago. */
export const removeExpiredJob = defineJob({
  name: 'auth.remove_expired',
  payload: z.object({ dueAt: z.string() }),
  schedule: { everySeconds: 3600, offsetSeconds: 0 },
  run: (ctx) =>
    ctx.once(nobody, async (tx) => {
      const now = ctx.clock()
      const done = new Date(now.getTime() - keptDays * dayMilliseconds)
      const failed = new Date(now.getTime() - failedDays * dayMilliseconds)
      await tx.execute(sql`select lookup.remove_expired(${now.toISOString()})`)
      await tx.execute(sql`select lookup.remove_finished_outbox(${done.toISOString()})`)
      await tx.execute(sql`select lookup.remove_failed_outbox(${failed.toISOString()})`)
      const yesterday = new Date(now.getTime() - dayMilliseconds)
      const lastYear = new Date(now.getTime() - 365 * dayMilliseconds)
      await tx.execute(sql`select lookup.remove_old_events(${lastYear.toISOString()})`)
      await tx.execute(sql`select lookup.remove_idempotency_keys(${yesterday.toISOString()})`)
    }),
})
