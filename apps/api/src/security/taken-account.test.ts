import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { codeFor } from '../testing/authenticator.ts'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace, proveAddress, tokenMailedTo } from '../testing/join-workspace.ts'
import { outcome } from '../testing/read-answer.ts'

// Somebody has the password and an open session, and the owner has the mailbox: the owner wins, whatever came first.

const harness = await startHarness()
const { person, client, runJobs, mails, passTime, deps } = harness
type Person = Awaited<ReturnType<typeof person>>

const proved = async (name: string) => {
  const one = await person(name)
  await proveAddress(harness, one.email)
  return one
}
const logIn = async ({ email, password }: Pick<Person, 'email' | 'password'>) => {
  const send = client()
  return { send, answer: await send('POST', '/v1/auth/login', { email, password }) }
}
const follow = (token: string) => client()('POST', '/v1/auth/change-email', { token })
const ask = ({ send, password }: Pick<Person, 'send' | 'password'>, email: string) =>
  send('POST', '/v1/me/email', { currentPassword: password, email })
/** Moves an account to another address; gives the link that takes it back. */
async function move(thief: Person, from: string, to: string): Promise<string> {
  expect((await ask(thief, to)).status).toBe(202)
  await runJobs()
  expect(
    (await thief.send('POST', '/v1/auth/change-email', { token: tokenMailedTo(harness, to) })).status,
  ).toBe(200)
  await runJobs()
  passTime(1)
  return tokenMailedTo(harness, from)
}
const change = (send: Person['send'], password: string) =>
  send('POST', '/v1/me/password', { currentPassword: 'seven green bottles', password })

describe('an address that was changed', () => {
  it('is not taken away again with the letter to an address in between', async () => {
    const mia = await proved('Mia')
    const [second, third] = [`b-${mia.email}`, `c-${mia.email}`]
    const toMia = await move(mia, mia.email, second)
    const toThief = await move(mia, second, third)
    expect((await follow(toMia)).status).toBe(200)
    expect(outcome(await follow(toThief))).toEqual([422, 'link_expired'])
  })

  it('goes back to the first owner even after a thief took a step back', async () => {
    const mia = await proved('Mia')
    const [second, third] = [`b-${mia.email}`, `c-${mia.email}`]
    const toMia = await move(mia, mia.email, second)
    const toThief = await move(mia, second, third)
    expect((await follow(toThief)).json).toEqual({ email: second, isUndone: true })
    expect((await follow(toMia)).json).toEqual({ email: mia.email, isUndone: true })
  })

  it('is nobody else’s for a week: not to sign up with, not to change to, not by an invite', async () => {
    const [mia, max] = [await proved('Mia'), await proved('Max')]
    const back = await move(mia, mia.email, `b-${mia.email}`)
    const body = { email: mia.email, password: 'eight red kites', name: 'Thief' }
    expect(outcome(await client()('POST', '/v1/auth/signup', body))).toEqual([409, 'email_taken'])
    expect(outcome(await ask(max, mia.email))).toEqual([409, 'email_taken'])
    await max.send('POST', '/v1/invites', { email: mia.email, role: 'member' })
    await runJobs()
    const { password, name } = body
    const token = tokenMailedTo(harness, mia.email)
    const joined = await client()('POST', '/v1/auth/accept-invite', { token, name, password })
    expect(outcome(joined)).toEqual([409, 'email_taken'])
    expect((await follow(back)).status).toBe(200)
  })

  it('is free again after the week', async () => {
    const mia = await proved('Mia')
    const back = await move(mia, mia.email, `b-${mia.email}`)
    passTime(7 * 86_400 + 60)
    expect(outcome(await follow(back))).toEqual([422, 'link_expired'])
    const body = { email: mia.email, password: 'eight red kites', name: 'Next' }
    expect((await client()('POST', '/v1/auth/signup', body)).status).toBe(201)
  })

  it('goes to one of two who want it at once', async () => {
    const mia = await proved('Mia')
    await ask(mia, `b-${mia.email}`)
    await runJobs()
    const body = { email: mia.email, password: 'eight red kites', name: 'Thief' }
    const [moved, ...taken] = await Promise.all([
      follow(tokenMailedTo(harness, `b-${mia.email}`)),
      ...[1, 2, 3].map(() => client()('POST', '/v1/auth/signup', body)),
    ])
    expect(moved?.status).toBe(200)
    expect(taken.map(({ status }) => status)).toEqual([409, 409, 409])
  })

  it('comes back without what a thief left: password, second step, keys', async () => {
    const mia = await proved('Mia')
    const scopes = ['prompts:read']
    const old = z
      .object({ key: z.string() })
      .parse((await mia.send('POST', '/v1/api-keys', { name: 'Old', scopes })).json)
    const back = await move(mia, mia.email, `b-${mia.email}`)
    const made = z
      .object({ key: z.string() })
      .parse((await mia.send('POST', '/v1/api-keys', { name: 'New', scopes })).json)
    const begun = await mia.send('POST', '/v1/me/second-factor', { currentPassword: mia.password })
    const { secret } = z.object({ secret: z.string() }).parse(begun.json)
    await mia.send('POST', '/v1/me/second-factor/confirm', { code: codeFor(secret, deps.clock()) })
    expect((await follow(back)).status).toBe(200)
    const byKey = ({ key }: { key: string }) =>
      client({ authorization: `Bearer ${key}` })('GET', '/v1/prompts')
    expect([(await byKey(old)).status, (await byKey(made)).status]).toEqual([200, 401])
    expect((await logIn(mia)).answer.status).toBe(401)
    await client()('POST', '/v1/auth/forgot-password', { email: mia.email })
    await runJobs()
    const token = tokenMailedTo(harness, mia.email)
    const reset = await client()('POST', '/v1/auth/reset-password', { token, password: 'eight red kites' })
    expect(reset.status).toBe(200)
  })

  it('keeps a second step that was on before', async () => {
    const mia = await proved('Mia')
    const begun = await mia.send('POST', '/v1/me/second-factor', { currentPassword: mia.password })
    const { secret } = z.object({ secret: z.string() }).parse(begun.json)
    await mia.send('POST', '/v1/me/second-factor/confirm', { code: codeFor(secret, deps.clock()) })
    passTime(60)
    expect((await follow(await move(mia, mia.email, `b-${mia.email}`))).status).toBe(200)
    await client()('POST', '/v1/auth/magic-link', { email: mia.email })
    await runJobs()
    const token = tokenMailedTo(harness, mia.email)
    expect(outcome(await client()('POST', '/v1/auth/magic-link/confirm', { token }))).toEqual([
      401,
      'second_factor_required',
    ])
  })

  it('tells an address that was never proved nothing, as it may be a stranger’s', async () => {
    const mia = await person('Mia')
    await runJobs()
    const before = mails.filter(({ to }) => to === mia.email).length
    await ask(mia, `right-${mia.email}`)
    await runJobs()
    await follow(tokenMailedTo(harness, `right-${mia.email}`))
    await runJobs()
    expect(mails.filter(({ to }) => to === mia.email)).toHaveLength(before)
    const body = { email: mia.email, password: 'eight red kites', name: 'Whose it is' }
    expect((await client()('POST', '/v1/auth/signup', body)).status).toBe(201)
  })

  it('is the one asked for last, and a letter that comes late leads nowhere', async () => {
    const mia = await proved('Mia')
    await ask(mia, `a-${mia.email}`)
    await ask(mia, `b-${mia.email}`)
    await runJobs()
    expect(outcome(await follow(tokenMailedTo(harness, `a-${mia.email}`)))).toEqual([422, 'link_expired'])
    expect((await follow(tokenMailedTo(harness, `b-${mia.email}`))).status).toBe(200)
  })
})

describe('a new password', () => {
  it('ends every letter that was asked for before, also one that is sent after it', async () => {
    const mia = await proved('Mia')
    for (const path of ['magic-link', 'forgot-password']) {
      await client()('POST', `/v1/auth/${path}`, { email: mia.email })
      await runJobs()
    }
    const links = mails
      .filter(({ to }) => to === mia.email)
      .map(({ text }) => /#token=(\S+)/.exec(text)?.[1] ?? '')
    await ask(mia, `thief-${mia.email}`)
    expect((await change(mia.send, 'eight red kites')).status).toBe(204)
    await runJobs()
    expect(outcome(await follow(tokenMailedTo(harness, `thief-${mia.email}`)))).toEqual([422, 'link_expired'])
    for (const token of links) {
      expect(outcome(await client()('POST', '/v1/auth/magic-link/confirm', { token }))).toEqual([
        422,
        'link_expired',
      ])
      const reset = await client()('POST', '/v1/auth/reset-password', { token, password: 'nine blue doors' })
      expect(outcome(reset)).toEqual([422, 'link_expired'])
    }
  })

  it('leaves no session that began with the old one at the same moment', async () => {
    for (let i = 0; i < 3; i++) {
      const mia = await person('Mia')
      const logins = Array.from({ length: 6 }, () => logIn(mia))
      const changed = [change(mia.send, 'eight red kites'), change(mia.send, 'nine blue doors')]
      const statuses = (await Promise.all(changed)).map(({ status }) => status).sort()
      expect(statuses).toEqual([204, 422])
      for (const { send } of await Promise.all(logins)) expect((await send('GET', '/v1/me')).status).toBe(401)
    }
  })

  it('ends a log-in that waits for its second step', async () => {
    const mia = await proved('Mia')
    const begun = await mia.send('POST', '/v1/me/second-factor', { currentPassword: mia.password })
    const { secret } = z.object({ secret: z.string() }).parse(begun.json)
    const confirmed = await mia.send('POST', '/v1/me/second-factor/confirm', {
      code: codeFor(secret, deps.clock()),
    })
    const { recoveryCodes } = z.object({ recoveryCodes: z.array(z.string()) }).parse(confirmed.json)
    const { answer } = await logIn(mia)
    const { secondFactorToken: token } = z.object({ secondFactorToken: z.string() }).parse(answer.json)
    await change(mia.send, 'eight red kites')
    const finished = await client()('POST', '/v1/auth/second-factor', { token, code: recoveryCodes[0] })
    expect(outcome(finished)).toEqual([401, 'second_factor_expired'])
  })
})

describe('a closed account', () => {
  it('joins nothing with its password until it is back', async () => {
    const [mia, max] = [await person('Mia'), await person('Max')]
    await mia.send('POST', '/v1/invites', { email: max.email, role: 'member' })
    await runJobs()
    const token = tokenMailedTo(harness, max.email)
    await max.send('DELETE', '/v1/me', { currentPassword: max.password })
    const { password } = max
    const joined = await client()('POST', '/v1/auth/accept-invite', { token, password })
    expect(outcome(joined)).toEqual([401, 'sign_in_needed'])
  })

  it('is no owner that a workspace could be left to, and is removed like anybody', async () => {
    const mia = await person('Mia')
    const second = await joinWorkspace(harness, mia.send, { role: 'owner' })
    expect((await second.send('DELETE', '/v1/me', { currentPassword: second.password })).status).toBe(200)
    const self = `/v1/members/${mia.workspace.memberId}`
    expect(outcome(await mia.send('DELETE', self))).toEqual([409, 'last_owner'])
    expect(outcome(await mia.send('PATCH', self, { role: 'admin' }))).toEqual([409, 'last_owner'])
    expect((await mia.send('DELETE', `/v1/members/${second.workspace.memberId}`)).status).toBe(204)
  })
})
