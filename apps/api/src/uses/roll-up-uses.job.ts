import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { dayMilliseconds } from '../durations.ts'
import { defineJob, nobody } from '../queue/define-job.ts'

/**
 * Nightly: recounts the last days of every workspace from the uses themselves, so that the daily figures heal
 * whatever went wrong, and makes the partitions of the months ahead.
 */
export const rollUpUsesJob = defineJob({
  name: 'uses.roll_up',
  payload: z.object({ dueAt: z.string() }),
  schedule: { everySeconds: 86_400, offsetSeconds: 2 * 3600 },
  async run(ctx) {
    const now = ctx.clock()
    const from = dayOf(new Date(now.getTime() - 3 * dayMilliseconds))
    // Days that are over: today's figures still move under the recount.
    const to = dayOf(now)
    await ctx.db.execute(
      sql`select app.make_use_partitions(${now.toISOString()}, ${new Date(now.getTime() + 90 * dayMilliseconds).toISOString()})`,
    )
    for (const { id } of await ctx.db.execute<{ id: string }>(sql`select lookup.list_workspaces() as id`)) {
      await ctx.db.execute(sql`select lookup.recount_uses(${id}, ${from}::date, ${to}::date)`)
      await ctx.db.execute(sql`select lookup.recount_recent_uses(${id}, ${to}::date)`)
    }
    await ctx.once(nobody, () => Promise.resolve())
  },
})

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10)
}
