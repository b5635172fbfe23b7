import { inWorkspace } from '@promptsheet/db/in-workspace'
import { sql } from 'drizzle-orm'
import { checkPassword, hashPassword } from '../auth/password.ts'
import type { SignedInContext } from '../context.ts'
import { nudgeRelay } from '../queue/enqueue.ts'
import { asPerson, recordEvent } from './account-events.ts'
import { reauthenticate, wrongPassword } from './reauthenticate.ts'
import { tellPerson } from './tell-person.ts'

/** Sets another password and ends every other session. Throws 422 on either password, 429 after too many tries. */
export async function changePassword(
  ctx: SignedInContext,
  { currentPassword, password }: { currentPassword: string; password: string },
): Promise<void> {
  const { userId, email, sessionId } = ctx.signedIn
  const old = await reauthenticate(ctx, currentPassword)
  checkPassword(password, email)
  const hash = await hashPassword(password)
  await inWorkspace(ctx.db, asPerson(userId), async (tx) => {
    const [changed] = await tx.execute<{ done: boolean }>(
      sql`select lookup.replace_password(${old}, ${hash}, ${ctx.clock().toISOString()}) as done`,
    )
    if (changed?.done !== true) throw wrongPassword()
    await tx.execute(sql`select lookup.remove_sessions_of(${userId}, ${sessionId})`)
    await recordEvent({ ...ctx, tx }, { userId, kind: 'password_changed', userAgent: ctx.userAgent })
    await tellPerson({ ...ctx, tx }, { userId, kind: 'password_changed' })
  })
  await nudgeRelay(ctx)
}
