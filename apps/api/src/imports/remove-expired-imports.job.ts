import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineJob, nobody } from '../queue/define-job.ts'

/** Hourly: imports that nobody committed within a week, and committed ones long after anybody could undo them. */
export const removeExpiredImportsJob = defineJob({
  name: 'imports.remove_expired',
  payload: z.object({ dueAt: z.string() }),
  schedule: { everySeconds: 3600, offsetSeconds: 1200 },
  run: (ctx) =>
    ctx.once(nobody, async (tx) => {
      await tx.execute(sql`select lookup.remove_expired_imports(${ctx.clock().toISOString()})`)
    }),
})
