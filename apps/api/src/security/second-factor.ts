import type { Tx } from '@promptsheet/db/client'
import { inWorkspace } from '@promptsheet/db/in-workspace'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { RequestContext, SignedInContext } from '../context.ts'
import type { Deps } from '../deps.ts'
import { conflict, invalid } from '../errors.ts'
import { limits } from '../http/rate-limit.ts'
import { asPerson, type EventKind, recordEvent } from './account-events.ts'
import { keyedHash, seal, unseal } from './seal.ts'
import { tellPerson } from './tell-person.ts'
import { base32, findStep, otpauthUri } from './totp.ts'

const stored = z.object({
  secret: z.string(),
  is_on: z.boolean(),
  codes_left: z.number(),
})
const codeCount = 10
const codeAlphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

const sealedFor = (userId: string) => ({ purpose: 'second factor', owner: userId })

/** Whether somebody has a second step, and how many recovery codes are left to them. */
export async function findSecondFactor(
  db: Pick<Tx, 'execute'>,
  userId: string,
): Promise<{ isOn: boolean; recoveryCodesLeft: number; sealed: string } | null> {
  const [row] = await db.execute(
    sql`select secret, is_on, codes_left from lookup.find_second_factor(${userId})`,
  )
  if (row === undefined) return null
  const { secret, is_on: isOn, codes_left: recoveryCodesLeft } = stored.parse(row)
  return { isOn, recoveryCodesLeft, sealed: secret }
}

/** A new secret for an authenticator app; it counts once a code of it was given. Conflict while one is on. */
export async function beginSecondFactor(ctx: SignedInContext): Promise<{ secret: string; uri: string }> {
  const { userId, email } = ctx.signedIn
  const secret = ctx.random(20)
  const sealed = seal(ctx, sealedFor(userId), secret)
  const [begun] = await inWorkspace(ctx.db, asPerson(userId), (tx) =>
    tx.execute<{ done: boolean }>(
      sql`select lookup.begin_second_factor(${sealed}, ${ctx.clock().toISOString()}) as done`,
    ),
  )
  if (begun?.done !== true)
    throw conflict('second_factor_on', 'The second step is on already. Turn it off first.')
  return { secret: base32(secret), uri: otpauthUri({ secret, email }) }
}

/** Turns the second step on with its first code, and gives the recovery codes, which are shown this once. */
export async function confirmSecondFactor(ctx: SignedInContext, code: string): Promise<string[]> {
  const { userId } = ctx.signedIn
  await ctx.rateLimit(limits.login, `second ${userId}`)
  return inWorkspace(ctx.db, asPerson(userId), async (tx) => {
    const factor = await findSecondFactor(tx, userId)
    if (factor === null)
      throw conflict('second_factor_not_begun', 'Begin again: there is nothing to confirm.')
    if (factor.isOn) throw conflict('second_factor_on', 'The second step is on already.')
    if (!(await isCodeGood({ ...ctx, tx }, { userId, sealed: factor.sealed, code })))
      throw invalid(
        'body.code',
        'This is not the code the app shows now. Look again, and check your phone’s clock.',
      )
    const codes = await writeCodes(ctx, tx)
    await tell(ctx, tx, 'second_step_on')
    return codes
  })
}

/** Ten new recovery codes; the ones from before are worth nothing any more. Conflict while the step is off. */
export function renewRecoveryCodes(ctx: SignedInContext): Promise<string[]> {
  const { userId } = ctx.signedIn
  return inWorkspace(ctx.db, asPerson(userId), async (tx) => {
    const factor = await findSecondFactor(tx, userId)
    if (factor?.isOn !== true) throw conflict('second_factor_off', 'Turn the second step on first.')
    const codes = await writeCodes(ctx, tx)
    await tell(ctx, tx, 'recovery_codes_made')
    return codes
  })
}

/** Turns the second step off. Nothing to do when it is. */
export function removeSecondFactor(ctx: SignedInContext): Promise<void> {
  const { userId } = ctx.signedIn
  return inWorkspace(ctx.db, asPerson(userId), async (tx) => {
    const factor = await findSecondFactor(tx, userId)
    await tx.execute(sql`select lookup.remove_second_factor()`)
    if (factor?.isOn === true) await tell(ctx, tx, 'second_step_off')
  })
}

/** Whether this is a code of the app, or a recovery code, neither of which works twice. Spends it. */
export async function spendSecondFactor(
  ctx: RequestContext & { tx: Tx },
  { userId, sealed, code }: { userId: string; sealed: string; code: string },
): Promise<'app' | 'recovery' | null> {
  if (await isCodeGood(ctx, { userId, sealed, code })) return 'app'
  const hash = hashRecoveryCode(ctx, userId, code)
  const [spent] = await ctx.tx.execute<{ done: boolean }>(
    sql`select lookup.spend_recovery_code(${userId}, ${hash}, ${ctx.clock().toISOString()}) as done`,
  )
  return spent?.done === true ? 'recovery' : null
}

type Given = { userId: string; sealed: string; code: string }

async function isCodeGood(ctx: Pick<Deps, 'env' | 'clock'> & { tx: Tx }, { userId, sealed, code }: Given) {
  const secret = unseal(ctx, sealedFor(userId), sealed)
  const step = findStep(secret, code.replaceAll(/\s/g, ''), ctx.clock())
  if (step === null) return false
  const [taken] = await ctx.tx.execute<{ done: boolean }>(
    sql`select lookup.take_step(${userId}, ${sealed}, ${step}) as done`,
  )
  return taken?.done === true
}

async function writeCodes(ctx: SignedInContext, tx: Tx): Promise<string[]> {
  const codes = Array.from({ length: codeCount }, () => newRecoveryCode(ctx))
  const hashes = codes.map((code) => hashRecoveryCode(ctx, ctx.signedIn.userId, code))
  await tx.execute(
    sql`select lookup.confirm_second_factor(${`{${hashes.join(',')}}`}::text[], ${ctx.clock().toISOString()})`,
  )
  return codes
}

// 31^10 of them, with no letters that are taken for digits; a rest of 256 by 31 that favours eight letters is no matter.
function newRecoveryCode({ random }: Pick<Deps, 'random'>): string {
  const letters = [...random(10)].map((byte) => codeAlphabet[byte % codeAlphabet.length]).join('')
  return `${letters.slice(0, 5)}-${letters.slice(5)}`
}

function hashRecoveryCode(ctx: Pick<Deps, 'env'>, userId: string, code: string): string {
  return keyedHash(ctx, 'recovery code', `${userId} ${code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')}`)
}

async function tell(
  ctx: SignedInContext,
  tx: Tx,
  kind: EventKind & ('second_step_on' | 'second_step_off' | 'recovery_codes_made'),
) {
  const { userId } = ctx.signedIn
  await recordEvent({ ...ctx, tx }, { userId, kind, userAgent: ctx.userAgent })
  await tellPerson({ ...ctx, tx }, { userId, kind })
}
