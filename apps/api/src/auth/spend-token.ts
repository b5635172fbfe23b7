import { inWorkspace } from '@promptsheet/db/in-workspace'
import { sql } from 'drizzle-orm'
import type { RequestContext } from '../context.ts'
import type { Deps } from '../deps.ts'
import { invalid } from '../errors.ts'
import { recordEvent } from '../security/account-events.ts'
import { tellPerson } from '../security/tell-person.ts'
import { hashToken } from './hash-token.ts'
import { checkPassword, hashPassword } from './password.ts'

type Kind = 'verify_email' | 'reset_password' | 'magic_link'

/** Spends a one-time link and gives whose it was; 422 when it was used before or ran out. */
export async function spendToken(deps: Deps, token: string, kind: Kind): Promise<string> {
  const [spent] = await deps.db.execute<{ user_id: string | null }>(
    sql`select lookup.spend_sign_in_token(${hashToken(token)}, ${kind}, ${deps.clock().toISOString()}) as user_id`,
  )
  if (spent?.user_id == null)
    throw invalid(
      'body.token',
      'This link was used before or has run out. Ask for a new one.',
      'link_expired',
    )
  return spent.user_id
}

/** Sets a new password by a link from a mail, and ends every session of the account. */
export async function resetPassword(deps: RequestContext, token: string, password: string): Promise<string> {
  checkPassword(password, '')
  const hash = await hashPassword(password)
  const userId = await spendToken(deps, token, 'reset_password')
  await inWorkspace(deps.db, { workspaceId: null, memberId: null, userId }, async (tx) => {
    await tx.execute(sql`select lookup.set_password(${hash}, ${deps.clock().toISOString()})`)
    await tx.execute(sql`select lookup.remove_sessions_of(${userId}, null)`)
    await recordEvent({ ...deps, tx }, { userId, kind: 'password_reset', userAgent: deps.userAgent })
    await tellPerson({ ...deps, tx }, { userId, kind: 'password_changed' })
  })
  return userId
}
