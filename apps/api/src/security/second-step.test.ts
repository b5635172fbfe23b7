import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { codeFor } from '../testing/authenticator.ts'
import { startHarness } from '../testing/harness.ts'
import { tokenMailedTo } from '../testing/join-workspace.ts'
import { outcome, rowsOf } from '../testing/read-answer.ts'

const harness = await startHarness()
const { person, client, runJobs, mails, passTime, deps } = harness
type Person = Awaited<ReturnType<typeof person>>

const logIn = async ({ email, password }: Pick<Person, 'email' | 'password'>) => {
  const send = client()
  return { send, answer: await send('POST', '/v1/auth/login', { email, password }) }
}
const kinds = async ({ send }: Pick<Person, 'send'>) =>
  rowsOf(await send('GET', '/v1/me/events')).map(({ kind }) => kind)
const subjects = async (email: string) => {
  await runJobs()
  return mails.filter(({ to }) => to === email).map(({ subject }) => subject)
}

const turnOn = async (mia: Person) => {
  const begun = await mia.send('POST', '/v1/me/second-factor', { currentPassword: mia.password })
  const { secret } = z.object({ secret: z.string() }).parse(begun.json)
  const code = codeFor(secret, deps.clock())
  const confirmed = await mia.send('POST', '/v1/me/second-factor/confirm', { code })
  const { recoveryCodes } = z.object({ recoveryCodes: z.array(z.string()) }).parse(confirmed.json)
  passTime(90)
  return { secret, recoveryCodes, code }
}
const halfway = z.object({ code: z.literal('second_factor_required'), secondFactorToken: z.string() })
const finish = (token: string, code: string) => client()('POST', '/v1/auth/second-factor', { token, code })
const begin = async (mia: Person) => halfway.parse((await logIn(mia)).answer.json).secondFactorToken

describe('the second step', () => {
  it('counts once confirmed, then asks for a code after the password', async () => {
    const mia = await person('Mia')
    const wrong = await mia.send('POST', '/v1/me/second-factor/confirm', { code: '123456' })
    expect(outcome(wrong)).toEqual([409, 'second_factor_not_begun'])
    const { secret, recoveryCodes } = await turnOn(mia)
    expect(recoveryCodes).toHaveLength(10)
    expect((await mia.send('GET', '/v1/me/second-factor')).json).toEqual({
      isOn: true,
      recoveryCodesLeft: 10,
    })
    const { answer, send } = await logIn(mia)
    expect(outcome(answer)).toEqual([401, 'second_factor_required'])
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect((await send('GET', '/v1/me')).status).toBe(401)
    const token = halfway.parse(answer.json).secondFactorToken
    expect(outcome(await finish(token, '000000'))).toEqual([401, 'wrong_code'])
    expect((await finish(token, codeFor(secret, deps.clock()))).status).toBe(200)
    expect(await kinds(mia)).toEqual(['logged_in', 'second_step_failed', 'second_step_on', 'signed_up'])
    expect(await subjects(mia.email)).toContain('The second step is on')
  })

  it('takes no code twice, not even at once, and no token twice or late', async () => {
    const mia = await person('Mia')
    const { secret, code } = await turnOn(mia)
    expect((await finish(await begin(mia), code)).status).toBe(401)
    const now = codeFor(secret, deps.clock())
    const tokens = [await begin(mia), await begin(mia), await begin(mia)]
    const answers = await Promise.all(tokens.map((token) => finish(token, now)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401])
    const token = await begin(mia)
    passTime(601)
    expect(outcome(await finish(token, codeFor(secret, deps.clock())))).toEqual([
      401,
      'second_factor_expired',
    ])
    const fresh = await begin(mia)
    expect((await finish(fresh, codeFor(secret, deps.clock()))).status).toBe(200)
    passTime(60)
    expect(outcome(await finish(fresh, codeFor(secret, deps.clock())))).toEqual([
      401,
      'second_factor_expired',
    ])
  })

  it('tells its owner once that somebody has the password and tries codes', async () => {
    const mia = await person('Mia')
    await turnOn(mia)
    const token = await begin(mia)
    const told = async () =>
      (await subjects(mia.email)).filter((subject) => subject === 'Somebody may have your password').length
    for (let i = 0; i < 4; i++) await finish(token, '000000')
    expect(await told()).toBe(0)
    for (let i = 0; i < 4; i++) await finish(token, '000000')
    expect(await told()).toBe(1)
  })

  it('takes a recovery code once, however it is written, and tells', async () => {
    const mia = await person('Mia')
    const { recoveryCodes } = await turnOn(mia)
    const [first = '', second = ''] = recoveryCodes
    const tokens = [await begin(mia), await begin(mia)]
    const answers = await Promise.all(
      tokens.map((token) => finish(token, first.toLowerCase().replace('-', ' '))),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
    expect((await mia.send('GET', '/v1/me/second-factor')).json).toEqual({ isOn: true, recoveryCodesLeft: 9 })
    expect(await subjects(mia.email)).toContain('A recovery code was used')
    const path = '/v1/me/second-factor/recovery-codes'
    expect((await mia.send('POST', path, { currentPassword: mia.password })).status).toBe(200)
    expect((await finish(await begin(mia), second)).status).toBe(401)
  })

  it('stands behind a log-in link and a new password as well, and before an invite taken with the password', async () => {
    const mia = await person('Mia')
    await turnOn(mia)
    await mia.send('POST', '/v1/auth/verify-email/resend')
    await runJobs()
    await client()('POST', '/v1/auth/verify-email', { token: tokenMailedTo(harness, mia.email) })
    await client()('POST', '/v1/auth/magic-link', { email: mia.email })
    await runJobs()
    const link = await client()('POST', '/v1/auth/magic-link/confirm', {
      token: tokenMailedTo(harness, mia.email),
    })
    expect(outcome(link)).toEqual([401, 'second_factor_required'])
    await client()('POST', '/v1/auth/forgot-password', { email: mia.email })
    await runJobs()
    const reset = await client()('POST', '/v1/auth/reset-password', {
      token: tokenMailedTo(harness, mia.email),
      password: 'eight red kites',
    })
    expect(outcome(reset)).toEqual([401, 'second_factor_required'])
    const max = await person('Max')
    await max.send('POST', '/v1/invites', { email: mia.email, role: 'member' })
    await runJobs()
    const join = { token: tokenMailedTo(harness, mia.email), password: 'eight red kites' }
    expect(outcome(await client()('POST', '/v1/auth/accept-invite', join))).toEqual([401, 'sign_in_needed'])
  })

  it('goes when a stranger set it up on an address they never proved', async () => {
    const squatter = await person('Victim')
    await turnOn(squatter)
    await client()('POST', '/v1/auth/forgot-password', { email: squatter.email })
    await runJobs()
    const reset = await client()('POST', '/v1/auth/reset-password', {
      token: tokenMailedTo(harness, squatter.email),
      password: 'eight red kites',
    })
    expect(reset.status).toBe(200)
  })

  it('is turned off with the password, and cannot be begun again while it is on', async () => {
    const mia = await person('Mia')
    await turnOn(mia)
    const again = { currentPassword: mia.password }
    expect(outcome(await mia.send('POST', '/v1/me/second-factor', again))).toEqual([409, 'second_factor_on'])
    const remove = (body: object) => mia.send('POST', '/v1/me/second-factor/remove', body)
    expect(outcome(await remove({ currentPassword: 'not it at all' }))).toEqual([422, 'wrong_password'])
    expect((await remove(again)).status).toBe(204)
    expect((await logIn(mia)).answer.status).toBe(200)
    const renew = await mia.send('POST', '/v1/me/second-factor/recovery-codes', again)
    expect(outcome(renew)).toEqual([409, 'second_factor_off'])
  })
})

describe('the letter about a second step', () => {
  const undo = (token: string) => client()('POST', '/v1/auth/undo-second-step', { token })
  const letterTo = async ({ email }: Pick<Person, 'email'>) => {
    await runJobs()
    return tokenMailedTo(harness, email)
  }

  it('lets its owner back in when somebody else turned it on, and that one out', async () => {
    const mia = await person('Mia')
    const older = await mia.send('POST', '/v1/api-keys', { name: 'Before', scopes: ['prompts:read'] })
    passTime(60)
    await turnOn(mia)
    const newer = await mia.send('POST', '/v1/api-keys', { name: 'Since', scopes: ['prompts:read'] })
    const token = await letterTo(mia)
    expect((await undo(token)).status).toBe(204)
    expect((await mia.send('GET', '/v1/me')).status).toBe(401)
    expect(outcome((await logIn(mia)).answer)).toEqual([401, 'wrong_login'])
    const keyOf = (json: unknown) => z.object({ key: z.string() }).parse(json).key
    const read = (key: string) => client({ authorization: `Bearer ${key}` })('GET', '/v1/prompts')
    expect((await read(keyOf(older.json))).status).toBe(200)
    expect((await read(keyOf(newer.json))).status).toBe(401)

    expect(await subjects(mia.email)).toContain('The second step is off')
    await client()('POST', '/v1/auth/forgot-password', { email: mia.email })
    const password = 'eight red kites'
    await client()('POST', '/v1/auth/reset-password', { token: await letterTo(mia), password })
    const { answer, send } = await logIn({ email: mia.email, password })
    expect(answer.status).toBe(200)
    expect(await kinds({ send })).toContain('second_step_undone')
    expect(outcome(await undo(token))).toEqual([422, 'link_expired'])
  })

  it('is good for a week, and for the step it tells of alone', async () => {
    const [mia, max] = [await person('Mia'), await person('Max')]
    await turnOn(mia)
    const late = await letterTo(mia)
    await turnOn(max)
    const stale = await letterTo(max)
    passTime(2 * 3600)
    await max.send('POST', '/v1/me/second-factor/remove', { currentPassword: max.password })
    expect(outcome(await undo(stale))).toEqual([422, 'link_expired'])
    await turnOn(max)
    expect(outcome(await undo(stale))).toEqual([422, 'link_expired'])
    expect(outcome(await begin(max).then(() => undo('made-up')))).toEqual([422, 'link_expired'])
    passTime(7 * 86_400)
    expect(outcome(await undo(late))).toEqual([422, 'link_expired'])
  })
})
