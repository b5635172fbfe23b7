import { inWorkspace } from '@promptsheet/db/in-workspace'
import { users } from '@promptsheet/db/schema/identity'
import { eq, sql } from 'drizzle-orm'
import type { RequestContext } from '../context.ts'
import { newSecret } from '../deps.ts'
import { dayMilliseconds } from '../durations.ts'
import { HttpProblem } from '../http/problem.ts'
import { limits } from '../http/rate-limit.ts'
import { graceStart } from '../leaving/grace.ts'
import { nudgeRelay } from '../queue/enqueue.ts'
import { asPerson, countEvents, recordEvent } from '../security/account-events.ts'
import { findSecondFactor, spendSecondFactor } from '../security/second-factor.ts'
import { tellPerson } from '../security/tell-person.ts'
import { beginSession } from './begin-session.ts'
import { hashToken } from './hash-token.ts'
import { wrongLogin } from './log-in.ts'

const minutes = 10
const failuresToTell = 5

/**
 * Lets somebody in who proved the first step, a password or a letter. With a second step on, throws 401
 * `second_factor_required` with the token to finish with instead.
 */
export async function beginLogin(ctx: RequestContext, userId: string, passwordHash: string | null = null) {
  const factor = await findSecondFactor(ctx.db, userId)
  if (factor?.isOn !== true) return await letIn(ctx, userId, passwordHash)
  const token = await newToken(ctx, userId, 'second_factor')
  throw new HttpProblem(
    401,
    'second_factor_required',
    'Now give the code from your authenticator app, or a recovery code.',
    { extra: { secondFactorToken: token } },
  )
}

/** The second step: a code of the app or a recovery code, ten tries in a quarter of an hour. Throws 401. */
export async function finishLogin(ctx: RequestContext, { token, code }: { token: string; code: string }) {
  const hash = hashToken(token)
  const now = ctx.clock().toISOString()
  const [half] = await ctx.db.execute<{ user_id: string | null }>(
    sql`select lookup.find_half_login(${hash}, ${now}) as user_id`,
  )
  const userId = half?.user_id ?? null
  if (userId === null) throw tooLate()
  await ctx.rateLimit(limits.login, `second ${userId}`)
  const way = await inWorkspace(ctx.db, asPerson(userId), async (tx) => {
    const factor = await findSecondFactor(tx, userId)
    if (factor?.isOn !== true) throw tooLate()
    const spent = await spendSecondFactor({ ...ctx, tx }, { userId, sealed: factor.sealed, code })
    if (spent === null) return null
    const [first] = await tx.execute<{ done: boolean }>(
      sql`select lookup.spend_half_login(${hash}, ${now}) as done`,
    )
    if (first?.done !== true) throw tooLate()
    if (spent === 'recovery') {
      await recordEvent({ ...ctx, tx }, { userId, kind: 'recovery_code_used', userAgent: ctx.userAgent })
      await tellPerson({ ...ctx, tx }, { userId, kind: 'recovery_code_used' })
    }
    return spent
  })
  if (way === null) {
    await noteFailedStep(ctx, userId)
    throw new HttpProblem(401, 'wrong_code', 'This is not the code. Wait for the next one and try again.')
  }
  if (way === 'recovery') await nudgeRelay(ctx)
  return await letIn(ctx, userId)
}

// Whoever gets this far has the password: its owner hears of it, once a day.
async function noteFailedStep(ctx: RequestContext, userId: string): Promise<void> {
  await inWorkspace(ctx.db, asPerson(userId), async (tx) => {
    const since = new Date(ctx.clock().getTime() - dayMilliseconds)
    const failures = await countEvents(tx, userId, { kind: 'second_step_failed', since })
    await recordEvent({ ...ctx, tx }, { userId, kind: 'second_step_failed', userAgent: ctx.userAgent })
    if (failures + 1 === failuresToTell)
      await tellPerson({ ...ctx, tx }, { userId, kind: 'second_step_tried' })
  })
  await nudgeRelay(ctx)
}

/** Whoever closed their account is asked first whether they want it back: 401 `account_closed` with the token for it. */
async function letIn(ctx: RequestContext, userId: string, passwordHash: string | null = null) {
  const closedAt = await findClosedAt(ctx, userId)
  if (closedAt === null) return await beginSession(ctx, userId, { isLogin: true, passwordHash })
  if (closedAt < graceStart(ctx.clock())) throw wrongLogin()
  const reopenToken = await newToken(ctx, userId, 'reopen')
  throw new HttpProblem(401, 'account_closed', 'This account is closed. Do you want it back?', {
    extra: { reopenToken },
  })
}

/** When somebody closed their account; null while it is open. */
export async function findClosedAt(ctx: Pick<RequestContext, 'db'>, userId: string): Promise<Date | null> {
  const [person] = await inWorkspace(ctx.db, asPerson(userId), (tx) =>
    tx.select({ closedAt: users.closedAt }).from(users).where(eq(users.id, userId)),
  )
  return person?.closedAt ?? null
}

async function newToken(ctx: RequestContext, userId: string, kind: 'second_factor' | 'reopen') {
  const token = newSecret(ctx)
  const expiresAt = new Date(ctx.clock().getTime() + minutes * 60_000).toISOString()
  await ctx.db.execute(
    sql`select lookup.add_token_for(${hashToken(token)}, ${userId}, ${kind}, null, ${expiresAt})`,
  )
  return token
}

const tooLate = () =>
  new HttpProblem(401, 'second_factor_expired', 'This took too long. Log in again from the start.')
