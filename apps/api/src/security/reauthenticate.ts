import { inWorkspace } from '@promptsheet/db/in-workspace'
import { sql } from 'drizzle-orm'
import { isPasswordRight } from '../auth/password.ts'
import type { SignedInContext } from '../context.ts'
import { invalid } from '../errors.ts'
import { limits } from '../http/rate-limit.ts'
import { asPerson } from './account-events.ts'

/**
 * Makes sure that it is really them and not an open laptop: their password, counted like a log-in, so that a stolen
 * session cannot try words. Gives the hash it was right for. Throws 422 on `body.currentPassword`, `no_password` when there is none to give.
 */
export async function reauthenticate(ctx: SignedInContext, currentPassword: string): Promise<string> {
  const { userId } = ctx.signedIn
  await ctx.rateLimit(limits.login, `again ${userId}`)
  const [found] = await inWorkspace(ctx.db, asPerson(userId), (tx) =>
    tx.execute<{ hash: string | null }>(sql`select lookup.find_own_password() as hash`),
  )
  const hash = found?.hash ?? null
  if (hash === null)
    throw invalid(
      'body.currentPassword',
      'Your account has no password yet. Ask for a link to set one (“Forgot it?” on the log-in page) first.',
      'no_password',
    )
  if (!(await isPasswordRight(hash, currentPassword))) throw wrongPassword()
  return hash
}

export const wrongPassword = () =>
  invalid('body.currentPassword', 'This is not your password.', 'wrong_password')
