import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { RequestContext } from '../context.ts'
import type { Deps } from '../deps.ts'
import { HttpProblem } from '../http/problem.ts'
import { isPasswordRight } from './password.ts'

const login = z.object({ user_id: z.string(), hash: z.string().nullable() })

/** The person with this address and password, or null: the two are not told apart, nor in time. */
export async function findByPassword(deps: Deps, email: string, password: string): Promise<string | null> {
  const [found] = await deps.db.execute(sql`select * from lookup.find_login(${email}::citext)`)
  const row = found === undefined ? null : login.parse(found)
  const isRight = await isPasswordRight(row?.hash ?? null, password)
  return isRight && row !== null ? row.user_id : null
}

/** The person with this address, or null. For flows that answer the same either way. */
export async function findByEmail(deps: Deps, email: string): Promise<string | null> {
  const [found] = await deps.db.execute(sql`select * from lookup.find_login(${email}::citext)`)
  return found === undefined ? null : login.parse(found).user_id
}

export const wrongLogin = () =>
  new HttpProblem(401, 'wrong_login', 'The e-mail address or the password is not right.')

/** Who is throttled: an account from an address, so that a stranger elsewhere cannot lock its owner out. */
export function loginKey(email: string, { clientAddress }: RequestContext): string {
  return `${email.toLowerCase()} ${clientAddress}`
}
