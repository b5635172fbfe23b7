import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineJob, nobody } from '../queue/define-job.ts'
import { recordEvent } from '../security/account-events.ts'

/**
 * Writes down a wrong password, for the eyes of whoever has the account. A job, so that the answer takes as long for an
 * address that has none.
 */
export const noteFailedLoginJob = defineJob({
  name: 'auth.note_failed_login',
  payload: z.object({ email: z.string(), userAgent: z.string().nullable() }),
  run: (ctx, { email, userAgent }) =>
    ctx.once(nobody, async (tx) => {
      const [found] = await tx.execute<{ user_id: string }>(
        sql`select user_id from lookup.find_login(${email}::citext)`,
      )
      if (found === undefined) return
      await tx.execute(sql`select app.enter(null, null, ${found.user_id})`)
      await recordEvent({ ...ctx, tx }, { userId: found.user_id, kind: 'login_failed', userAgent })
    }),
})
