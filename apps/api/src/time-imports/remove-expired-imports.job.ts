import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineJob, nobody } from '../queue/define-job.ts'

/** Hourly: imports of hours that nobody committed within a week, with their files. */
export const removeExpiredTimeImportsJob = defineJob({
  name: 'time_imports.remove_expired',
  payload: z.object({ dueAt: z.string() }),
  schedule: { everySeconds: 3600, offsetSeconds: 1500 },
  run: (ctx) =>
    ctx.once(nobody, async (tx) => {
      await tx.execute(sql`select lookup.remove_expired_time_imports(${ctx.clock().toISOString()})`)
    }),
})
