import { inWorkspace, postgresConstraint } from '@promptsheet/db/in-workspace'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { hashToken } from '../auth/hash-token.ts'
import type { RequestContext, SignedInContext } from '../context.ts'
import { conflict, invalid } from '../errors.ts'
import { limits } from '../http/rate-limit.ts'
import { nobody } from '../queue/define-job.ts'
import { nudgeRelay } from '../queue/enqueue.ts'
import { asPerson, recordEvent } from './account-events.ts'
import { reauthenticate } from './reauthenticate.ts'
import { tellPerson } from './tell-person.ts'

const spent = z.object({
  user_id: z.string(),
  kind: z.enum(['change_email', 'undo_email']),
  email_before: z.string(),
  email_now: z.string(),
  was_proved: z.boolean(),
})
const taken = () =>
  conflict(
    'email_taken',
    'There is another account with this address. Use another address, or log in with that account.',
  )

/**
 * Asks for another address, instead of one asked for before: it counts once the letter sent there was followed. The one
 * it is now is told.
 */
export async function askForEmail(
  ctx: SignedInContext,
  { currentPassword, email }: { currentPassword: string; email: string },
): Promise<void> {
  const { userId } = ctx.signedIn
  await reauthenticate(ctx, currentPassword)
  if (email.toLowerCase() === ctx.signedIn.email.toLowerCase())
    throw invalid('body.email', 'This is your address already.')
  await ctx.rateLimit(limits.ask, `email ${userId}`)
  await inWorkspace(ctx.db, asPerson(userId), async (tx) => {
    const [other] = await tx.execute<{ taken: boolean }>(
      sql`select lookup.is_email_taken(${email}::citext, ${ctx.clock().toISOString()}) as taken`,
    )
    if (other?.taken === true) throw taken()
    await tx.execute(sql`select lookup.want_email(${email}::citext)`)
    const detail = { email }
    await recordEvent(
      { ...ctx, tx },
      { userId, kind: 'email_change_asked', userAgent: ctx.userAgent, detail },
    )
    await tellPerson({ ...ctx, tx }, { userId, kind: 'email_change', to: email })
    // An address that was never proved may be a stranger's, who has no business knowing the right one.
    if (ctx.signedIn.emailVerified)
      await tellPerson({ ...ctx, tx }, { userId, kind: 'email_change_asked', about: email })
  })
  await nudgeRelay(ctx)
}

/**
 * Follows the letter: to the new address, or back to the old one, which ends the password and every session too, and
 * whatever else was opened since. Other sessions end in either case. Throws 422 `link_expired`, and a conflict when the
 * address has an account by now.
 */
export async function changeEmail(
  ctx: RequestContext & { signedIn: { sessionId: string; userId: string } | null },
  token: string,
): Promise<{ email: string; isUndone: boolean }> {
  try {
    const changed = await inWorkspace(ctx.db, nobody, async (tx) => {
      const [found] = await tx.execute(
        sql`select * from lookup.spend_email_token(${hashToken(token)}, ${ctx.clock().toISOString()})`,
      )
      if (found === undefined)
        throw invalid('body.token', 'This link was used before or has run out.', 'link_expired')
      const row = spent.parse(found)
      const isUndone = row.kind === 'undo_email'
      await tx.execute(sql`select app.enter(null, null, ${row.user_id})`)
      const kept = ctx.signedIn?.userId === row.user_id && !isUndone ? ctx.signedIn.sessionId : null
      await tx.execute(sql`select lookup.remove_sessions_of(${row.user_id}, ${kept})`)
      await recordEvent(
        { ...ctx, tx },
        {
          userId: row.user_id,
          kind: isUndone ? 'email_change_undone' : 'email_changed',
          userAgent: ctx.userAgent,
          detail: { from: row.email_before, to: row.email_now },
        },
      )
      if (!isUndone && row.was_proved)
        await tellPerson(
          { ...ctx, tx },
          {
            userId: row.user_id,
            kind: 'email_changed',
            to: row.email_before,
            about: row.email_now,
          },
        )
      return { email: row.email_now, isUndone }
    })
    await nudgeRelay(ctx)
    return changed
  } catch (error) {
    if (postgresConstraint(error) === 'users_email_key') throw taken()
    throw error
  }
}
