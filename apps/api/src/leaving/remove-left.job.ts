import { binDays } from '@promptsheet/shared/bin'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { dayMilliseconds } from '../durations.ts'
import { defineJob, type JobContext, nobody } from '../queue/define-job.ts'
import { graceStart } from './grace.ts'

const due = z.object({ kind: z.enum(['workspace', 'account']), id: z.string() })
const batch = 200

/**
 * Nightly: removes what was in the bin for 30 days, and the workspaces and accounts that were closed two weeks ago. In
 * small steps, each done for good, so that a run that was killed goes on where it stopped. What cannot be removed keeps
 * nothing else from it: the run fails at its end, and is tried again.
 */
export const removeLeftJob = defineJob({
  name: 'leaving.remove',
  payload: z.object({ dueAt: z.string() }),
  schedule: { everySeconds: 86_400, offsetSeconds: 3 * 3600 },
  async run(ctx) {
    const now = ctx.clock()
    const closed = graceStart(now).toISOString()
    const failures: unknown[] = []
    const attempt = async (what: { kind: string; id?: string }, remove: () => Promise<void>) => {
      try {
        await remove()
        ctx.log.info(what, 'removed what was left')
      } catch (error) {
        ctx.signal.throwIfAborted()
        ctx.log.error({ ...what, err: error }, 'could not be removed')
        failures.push(error)
      }
    }
    await attempt({ kind: 'bin' }, () => emptyBin(ctx, now))
    for (const row of await ctx.db.execute(sql`select * from lookup.list_due_removals(${closed})`)) {
      const { kind, id } = due.parse(row)
      await attempt({ kind, id }, async () => {
        if (kind === 'workspace') return await removeWorkspace(ctx, id, closed)
        ctx.signal.throwIfAborted()
        await ctx.db.execute(sql`select lookup.remove_account(${id}, ${closed}, ${now.toISOString()})`)
      })
    }
    if (failures.length > 0)
      throw new Error(`could not be removed: ${failures.length}`, { cause: failures[0] })
    await ctx.once(nobody, () => Promise.resolve())
  },
})

async function emptyBin(ctx: JobContext, now: Date): Promise<void> {
  const binned = new Date(now.getTime() - binDays * dayMilliseconds).toISOString()
  for (let removed = batch; removed === batch; ) {
    ctx.signal.throwIfAborted()
    const [row] = await ctx.db.execute<{ removed: number }>(
      sql`select lookup.remove_binned_prompts(${binned}, ${batch}) as removed`,
    )
    removed = row?.removed ?? 0
  }
}

async function removeWorkspace(ctx: JobContext, id: string, closed: string): Promise<void> {
  for (let isDone = false; !isDone; ) {
    ctx.signal.throwIfAborted()
    const [step] = await ctx.db.execute<{ done: boolean }>(
      sql`select lookup.remove_workspace(${id}, ${closed}, ${batch}) as done`,
    )
    isDone = step?.done === true
  }
}
