import { inWorkspace } from '@promptsheet/db/in-workspace'
import { sql } from 'drizzle-orm'
import type { SignedInContext } from '../context.ts'
import { conflict } from '../errors.ts'
import { nudgeRelay } from '../queue/enqueue.ts'
import { asPerson, recordEvent } from '../security/account-events.ts'
import { reauthenticate } from '../security/reauthenticate.ts'
import { tellPerson } from '../security/tell-person.ts'
import { graceEnd } from './grace.ts'

/**
 * Closes the account: every session and timer ends and every key stops at once; a log-in or the letter brings it back
 * within two weeks. A workspace where nobody else is left goes along. Throws 422 on the password, and conflict `last_owner`
 * while others depend on them as the only owner.
 */
export async function closeAccount(
  ctx: SignedInContext,
  currentPassword: string,
): Promise<{ until: string }> {
  const { userId } = ctx.signedIn
  await reauthenticate(ctx, currentPassword)
  const now = ctx.clock()
  await inWorkspace(ctx.db, asPerson(userId), async (tx) => {
    const [closed] = await tx.execute<{ blocked: string | null }>(
      sql`select lookup.close_account(${now.toISOString()}) as blocked`,
    )
    if (closed?.blocked != null)
      throw conflict(
        'last_owner',
        `You are the only owner of “${closed.blocked}”, and others work there. Make one of them an owner first, or delete the workspace.`,
      )
    await tx.execute(sql`select lookup.remove_sessions_of(${userId}, null)`)
    await recordEvent({ ...ctx, tx }, { userId, kind: 'account_closed', userAgent: ctx.userAgent })
    await tellPerson({ ...ctx, tx }, { userId, kind: 'account_closed' })
  })
  await nudgeRelay(ctx)
  return { until: graceEnd(now).toISOString() }
}
