import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineJob, nobody } from '../queue/define-job.ts'
import { dayMilliseconds, graceStart } from './grace.ts'

const due = z.object({ kind: z.enum(['workspace', 'account']), id: z.string() })
const binDays = 30
const batch = 200

/**
 * Nightly: removes what was in the bin for 30 days, and the workspaces and accounts that were closed two weeks ago. In
 * small steps, each done for good, so that a run that was killed goes on where it stopped.
 */
export const removeLeftJob = defineJob({
  name: 'leaving.remove',
  payload: z.object({ dueAt: z.string() }),
  schedule: { everySeconds: 86_400, offsetSeconds: 3 * 3600 },
  async run(ctx) {
    const now = ctx.clock()
    const binned = new Date(now.getTime() - binDays * dayMilliseconds).toISOString()
    const closed = graceStart(now).toISOString()
    for (let removed = batch; removed === batch && !ctx.signal.aborted; ) {
      const [row] = await ctx.db.execute<{ removed: number }>(
        sql`select lookup.remove_binned_prompts(${binned}, ${batch}) as removed`,
      )
      removed = row?.removed ?? 0
    }
    const left = await ctx.db.execute(sql`select * from lookup.list_due_removals(${closed})`)
    for (const row of left) {
      const { kind, id } = due.parse(row)
      if (kind === 'workspace') {
        for (let isDone = false; !isDone && !ctx.signal.aborted; ) {
          const [step] = await ctx.db.execute<{ done: boolean }>(
            sql`select lookup.remove_workspace(${id}, ${closed}, ${batch}) as done`,
          )
          isDone = step?.done === true
        }
      } else {
        await ctx.db.execute(sql`select lookup.remove_account(${id}, ${closed}, ${now.toISOString()})`)
      }
      ctx.log.info({ kind, id }, 'removed what was closed two weeks ago')
    }
    await ctx.once(nobody, () => Promise.resolve())
  },
})
