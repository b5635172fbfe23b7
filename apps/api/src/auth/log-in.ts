import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { RequestContext } from '../context.ts'
import type { Deps } from '../deps.ts'
import { networkOf } from '../http/client-address.ts'
import { HttpProblem } from '../http/problem.ts'
import { limits } from '../http/rate-limit.ts'
import { isPasswordRight } from './password.ts'

const login = z.object({ user_id: z.string(), hash: z.string().nullable() })

/** The person with this address and password, or null: the two are not told apart, nor in time. */
export async function findByPassword(
  deps: Deps,
  email: string,
  password: string,
): Promise<{ userId: string; passwordHash: string } | null> {
  const [found] = await deps.db.execute(sql`select * from lookup.find_login(${email}::citext)`)
  const row = found === undefined ? null : login.parse(found)
  const isRight = await isPasswordRight(row?.hash ?? null, password)
  return isRight && row?.hash != null ? { userId: row.user_id, passwordHash: row.hash } : null
}

export const wrongLogin = () =>
  new HttpProblem(401, 'wrong_login', 'The e-mail address or the password is not right.')

type Tries = 'login' | 'ask'

/**
 * Counts a try for an account: from one network, so that a stranger elsewhere locks nobody out, and, wider, from all of
 * them together. Gives the headers of the first; throws 429.
 */
export async function countTry(ctx: RequestContext, kind: Tries, email: string) {
  const account = email.toLowerCase()
  const headers = await ctx.rateLimit(limits[kind], `${account} ${networkOf(ctx.clientAddress)}`)
  await ctx.rateLimit(kind === 'login' ? limits.loginAnywhere : limits.askAnywhere, account)
  return headers
}
