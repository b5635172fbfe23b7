import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createApp } from '../app.ts'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace, proveAddress, tokenMailedTo } from '../testing/join-workspace.ts'
import { outcome, rowsOf } from '../testing/read-answer.ts'

const harness = await startHarness()
const { person, client, runJobs, mails, passTime, deps, origin } = harness
type Person = Awaited<ReturnType<typeof person>>

const firefox = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0' }
const phone = {
  'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1',
}
const logIn = async ({ email, password }: Pick<Person, 'email' | 'password'>, headers = {}) => {
  const send = client()
  return { send, answer: await send('POST', '/v1/auth/login', { email, password }, headers) }
}
const kinds = async ({ send }: Pick<Person, 'send'>) => {
  await runJobs()
  return rowsOf(await send('GET', '/v1/me/events')).map(({ kind }) => kind)
}
const subjects = async (email: string) => {
  await runJobs()
  return mails.filter(({ to }) => to === email).map(({ subject }) => subject)
}

describe('where one is signed in', () => {
  it('says the device in words, this one first, and ends one', async () => {
    const mia = await person('Mia')
    const { send: onPhone } = await logIn(mia, phone)
    const list = await mia.send('GET', '/v1/sessions')
    expect(list.json).toMatchObject({
      data: [{ isCurrent: true }, { isCurrent: false, device: { browser: 'Safari', system: 'iPhone' } }],
    })
    expect(list.text).not.toMatch(/[0-9a-f]{64}/)
    const id = String(rowsOf(list)[1]?.id)
    expect((await onPhone('GET', '/v1/me')).status).toBe(200)
    expect((await mia.send('DELETE', `/v1/sessions/${id}`)).status).toBe(204)
    expect((await onPhone('GET', '/v1/me')).status).toBe(401)
    expect(outcome(await mia.send('DELETE', `/v1/sessions/${id}`))).toEqual([404, 'session_not_found'])
  })

  it('ends all but this one, and nobody else’s', async () => {
    const [mia, max] = [await person('Mia'), await person('Max')]
    const others = [await logIn(mia), await logIn(mia)]
    expect((await mia.send('DELETE', '/v1/sessions')).status).toBe(204)
    for (const { send } of others) expect((await send('GET', '/v1/me')).status).toBe(401)
    expect((await mia.send('GET', '/v1/me')).status).toBe(200)
    expect((await max.send('GET', '/v1/me')).status).toBe(200)
    const theirs = String(rowsOf(await max.send('GET', '/v1/sessions'))[0]?.id)
    expect((await mia.send('DELETE', `/v1/sessions/${theirs}`)).status).toBe(404)
  })

  it('remembers when a session was last used, and mails about a device that is new', async () => {
    const mia = await person('Mia')
    await logIn(mia, firefox)
    await logIn(mia, firefox)
    expect((await subjects(mia.email)).filter((subject) => subject.includes('new device'))).toHaveLength(1)
    passTime(600)
    await mia.send('GET', '/v1/me')
    const [own, other] = rowsOf(await mia.send('GET', '/v1/sessions'))
    const seen = (row: typeof own) => new Date(String(row?.lastSeenAt)).getTime()
    expect(seen(own) - seen(other)).toBeGreaterThan(500_000)
  })
})

describe('the password', () => {
  it('changes with the old one, ends the other sessions and is told by mail', async () => {
    const mia = await person('Mia')
    const { send: other } = await logIn(mia)
    const change = (currentPassword: string, password: string) =>
      mia.send('POST', '/v1/me/password', { currentPassword, password })
    expect(outcome(await change('not mine at all', 'eight red kites'))).toEqual([422, 'wrong_password'])
    expect(outcome(await change(mia.password, 'short'))).toEqual([422, 'invalid'])
    expect((await change(mia.password, 'eight red kites')).status).toBe(204)
    expect((await other('GET', '/v1/me')).status).toBe(401)
    expect((await logIn(mia)).answer.status).toBe(401)
    expect((await logIn({ ...mia, password: 'eight red kites' })).answer.status).toBe(200)
    expect(await subjects(mia.email)).toContain('Your password was changed')
    const letter = mails.find(
      ({ to, subject }) => to === mia.email && subject === 'Your password was changed',
    )
    // Whoever changed it knows the new one, which the settings take.
    expect(letter?.text).toContain(`${origin}/forgot-password\n`)
    expect(letter?.text).not.toContain('/settings')
    expect((await kinds(mia)).sort()).toEqual([
      'logged_in',
      'logged_in',
      'login_failed',
      'password_changed',
      'signed_up',
    ])
  })

  it('cannot be tried without end by whoever found an open session', async () => {
    const strict = createApp({ ...deps, env: { ...deps.env, rateLimitFactor: 1 } })
    const { email, password } = await person('Mia')
    const { answer } = await logIn({ email, password })
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
    const headers = { cookie, origin, 'content-type': 'application/json' }
    const statuses = []
    for (let i = 0; i < 11; i++) {
      const body = JSON.stringify({ currentPassword: `try number ${i}`, password: 'eight red kites' })
      const url = `${origin}/v1/me/password`
      statuses.push((await strict.request(url, { method: 'POST', headers, body })).status)
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 422), 429])
  })
})

describe('the address', () => {
  it('changes once the letter was followed, and can be taken back from the old one', async () => {
    const mia = await person('Mia')
    const email = `new-${mia.email}`
    await proveAddress(harness, mia.email)
    const { send: other } = await logIn(mia)
    const ask = (body: object) => mia.send('POST', '/v1/me/email', { currentPassword: mia.password, ...body })
    expect(outcome(await ask({ email, currentPassword: 'wrong one here' }))).toEqual([422, 'wrong_password'])
    expect(outcome(await ask({ email: mia.email.toUpperCase() }))).toEqual([422, 'invalid'])
    expect((await ask({ email })).status).toBe(202)
    expect(await subjects(mia.email)).toContain('Your address is about to change')
    expect((await mia.send('GET', '/v1/me')).json).toMatchObject({ user: { email: mia.email } })
    const token = tokenMailedTo(harness, email)
    const changed = await mia.send('POST', '/v1/auth/change-email', { token })
    expect([changed.status, changed.json]).toEqual([200, { email, isUndone: false }])
    expect(outcome(await mia.send('POST', '/v1/auth/change-email', { token }))).toEqual([422, 'link_expired'])
    expect((await mia.send('GET', '/v1/me')).json).toMatchObject({ user: { email, emailVerified: true } })
    expect((await other('GET', '/v1/me')).status).toBe(401)
    expect((await logIn(mia)).answer.status).toBe(401)
    await runJobs()
    const back = await client()('POST', '/v1/auth/change-email', { token: tokenMailedTo(harness, mia.email) })
    expect(back.json).toEqual({ email: mia.email, isUndone: true })
    expect((await mia.send('GET', '/v1/me')).status).toBe(401)
    // Whoever took it knew the password.
    expect((await logIn(mia)).answer.status).toBe(401)
  })

  it('is refused when somebody has it, also when they took it meanwhile', async () => {
    const [mia, max] = [await person('Mia'), await person('Max')]
    const ask = (email: string) => mia.send('POST', '/v1/me/email', { currentPassword: mia.password, email })
    const refused = await ask(max.email)
    expect(outcome(refused)).toEqual([409, 'email_taken'])
    expect(refused.json).toMatchObject({ detail: expect.stringContaining('Use another address, or log in') })
    const email = `late-${mia.email}`
    await ask(email)
    await runJobs()
    const token = tokenMailedTo(harness, email)
    const body = { email, password: 'seven green bottles', name: 'Quick' }
    expect((await client()('POST', '/v1/auth/signup', body)).status).toBe(201)
    expect(outcome(await mia.send('POST', '/v1/auth/change-email', { token }))).toEqual([409, 'email_taken'])
  })
})

describe('trying passwords', () => {
  const env = { ...deps.env, rateLimitFactor: 1, trustedProxies: ['127.0.0.1'] }
  const strict = createApp({ ...deps, env })
  const from = async (address: string, path: string, body: object) => {
    const headers = { origin, 'content-type': 'application/json', 'x-forwarded-for': address }
    const init = { method: 'POST', headers, body: JSON.stringify(body) }
    return (await strict.request(`${origin}${path}`, init)).status
  }
  const wrong = (email: string) => ({ email, password: 'not it at all' })
  const statuses = async (count: number, one: (i: number) => Promise<number>) => {
    const all: number[] = []
    for (let i = 0; i < count; i++) all.push(await one(i))
    return all
  }

  it('is one caller’s from a whole IPv6 network', async () => {
    const { email } = await person('Mia')
    const network = `2001:db8:${crypto.randomUUID().slice(0, 4)}:${crypto.randomUUID().slice(0, 4)}`
    const all = await statuses(12, (i) => from(`${network}::${i + 1}`, '/v1/auth/login', wrong(email)))
    expect(all.slice(-3)).toEqual([401, 429, 429])
  })

  it('ends for an account that is tried from everywhere, and a link by mail still lets in', async () => {
    const { email } = await person('Mia')
    const all = await statuses(102, (i) =>
      from(`198.51.${100 + (i >> 8)}.${i & 255}`, '/v1/auth/login', wrong(email)),
    )
    expect(all.slice(98)).toEqual([401, 401, 429, 429])
    expect(await from('203.0.113.1', '/v1/auth/magic-link', { email })).toBe(202)
  })

  it('sends somebody twenty links in an hour at most, whoever asks', async () => {
    const { email } = await person('Mia')
    const all = await statuses(22, (i) => from(`198.51.100.${i}`, '/v1/auth/forgot-password', { email }))
    expect(all.slice(18)).toEqual([202, 202, 429, 429])
  })
})

it('shows log-ins in the trail of the workspace, and failed ones to the person alone', async () => {
  const mia = await person('Mia')
  const joe = await joinWorkspace(harness, mia.send)
  await logIn({ ...joe, password: 'wrong one here' })
  await logIn(joe, firefox)
  const [entry] = rowsOf(await mia.send('GET', '/v1/audit-entries'))
  expect(entry).toMatchObject({
    action: 'member.logged_in',
    detail: { browser: 'Firefox', system: 'Windows' },
  })
  expect((await kinds(joe)).sort()).toEqual(['logged_in', 'login_failed', 'signed_up'])
  expect(await kinds(mia)).toEqual(['signed_up'])
  const first = await joe.send('GET', '/v1/me/events?limit=2')
  const { nextCursor } = z.object({ nextCursor: z.string() }).parse(first.json)
  expect(rowsOf(await joe.send('GET', `/v1/me/events?cursor=${nextCursor}`))).toMatchObject([
    { kind: 'signed_up' },
  ])
})

it('ends an invitation with whoever sent it: removed, or no admin any more', async () => {
  const mia = await person('Mia')
  const invited = async (send: Person['send']) => {
    const email = `guest-${crypto.randomUUID()}@example.com`
    await send('POST', '/v1/invites', { email, role: 'member' })
    await runJobs()
    return () => client()('POST', '/v1/auth/invite-info', { token: tokenMailedTo(harness, email) })
  }
  const [leaver, demoted] = [
    await joinWorkspace(harness, mia.send, { role: 'admin', name: 'Lea' }),
    await joinWorkspace(harness, mia.send, { role: 'admin', name: 'Dan' }),
  ]
  const invites = [await invited(leaver.send), await invited(demoted.send), await invited(mia.send)]
  for (const info of invites) expect((await info()).status).toBe(200)
  await mia.send('DELETE', `/v1/members/${leaver.workspace.memberId}`)
  await mia.send('PATCH', `/v1/members/${demoted.workspace.memberId}`, { role: 'member' })
  const statuses = []
  for (const info of invites) statuses.push((await info()).status)
  expect(statuses).toEqual([422, 422, 200])
})
