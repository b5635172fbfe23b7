import type { Db } from '@promptsheet/db/client'
import { inWorkspace } from '@promptsheet/db/in-workspace'
import { users } from '@promptsheet/db/schema/identity'
import { eq, sql } from 'drizzle-orm'
import type { RequestContext } from '../context.ts'
import type { Deps } from '../deps.ts'
import { invalid } from '../errors.ts'
import { nobody } from '../queue/define-job.ts'
import { recordEvent } from '../security/account-events.ts'
import { tellPerson } from '../security/tell-person.ts'
import { hashToken } from './hash-token.ts'
import { checkPassword, hashPassword } from './password.ts'

type Kind = 'verify_email' | 'reset_password' | 'magic_link'

/** Spends a one-time link and gives whose it was; 422 when it was used before or ran out. */
export async function spendToken(
  { db, clock }: Pick<Deps, 'clock'> & { db: Pick<Db, 'execute'> },
  token: string,
  kind: Kind,
): Promise<string> {
  const [spent] = await db.execute<{ user_id: string | null }>(
    sql`select lookup.spend_sign_in_token(${hashToken(token)}, ${kind}, ${clock().toISOString()}) as user_id`,
  )
  if (spent?.user_id == null)
    throw invalid(
      'body.token',
      'This link was used before or has run out. Ask for a new one.',
      'link_expired',
    )
  return spent.user_id
}

/**
 * Sets a new password by a link from a mail, and ends every session of the account. All of it or nothing: a password that
 * is refused leaves the link as it was. Throws 422 on either.
 */
export async function resetPassword(ctx: RequestContext, token: string, password: string): Promise<string> {
  // As far as can be said before it is known whose it is, for a hash is dear.
  checkPassword(password, '')
  const hash = await hashPassword(password)
  return await inWorkspace(ctx.db, nobody, async (tx) => {
    const userId = await spendToken({ db: tx, clock: ctx.clock }, token, 'reset_password')
    await tx.execute(sql`select app.enter(null, null, ${userId})`)
    const [person] = await tx.select({ email: users.email }).from(users).where(eq(users.id, userId))
    checkPassword(password, person?.email ?? '')
    await tx.execute(sql`select lookup.set_password(${hash}, ${ctx.clock().toISOString()})`)
    await tx.execute(sql`select lookup.remove_sessions_of(${userId}, null)`)
    await recordEvent({ ...ctx, tx }, { userId, kind: 'password_reset', userAgent: ctx.userAgent })
    await tellPerson({ ...ctx, tx }, { userId, kind: 'password_changed' })
    return userId
  })
}
