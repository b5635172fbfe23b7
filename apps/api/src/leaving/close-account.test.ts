import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { codeFor } from '../testing/authenticator.ts'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace, tokenMailedTo } from '../testing/join-workspace.ts'
import { idOf, outcome, rowsOf } from '../testing/read-answer.ts'
import { days, makeLeaving } from './testing/make-leaving.ts'

const harness = await startHarness()
const { person, client, runJobs, passTime, deps } = harness
const { sql, close, logIn, runRemoval, rowsIn } = makeLeaving(harness)

describe('an account', () => {
  it('is closed with the password: sessions end, keys stop, and a log-in brings it back', async () => {
    const mia = await person('Mia')
    const made = await mia.send('POST', '/v1/api-keys', { name: 'K', scopes: ['prompts:read'] })
    const { key } = z.object({ key: z.string() }).parse(made.json)
    const keyed = client({ authorization: `Bearer ${key}` })
    expect((await keyed('GET', '/v1/prompts')).status).toBe(200)
    const wrong = await mia.send('DELETE', '/v1/me', { currentPassword: 'not it at all' })
    expect(outcome(wrong)).toEqual([422, 'wrong_password'])
    expect((await close(mia)).status).toBe(200)
    expect((await mia.send('GET', '/v1/me')).status).toBe(401)
    expect((await keyed('GET', '/v1/prompts')).status).toBe(401)
    const { answer, send } = await logIn(mia)
    expect(outcome(answer)).toEqual([401, 'account_closed'])
    const { reopenToken } = z.object({ reopenToken: z.string() }).parse(answer.json)
    expect((await send('POST', '/v1/auth/reopen', { token: reopenToken })).status).toBe(200)
    expect((await send('GET', '/v1/me')).json).toMatchObject({ workspace: { id: mia.workspace.id } })
    expect((await keyed('GET', '/v1/prompts')).status).toBe(200)
    expect(outcome(await send('POST', '/v1/auth/reopen', { token: reopenToken }))).toEqual([
      422,
      'link_expired',
    ])
  })

  it('comes back by the letter with the second step only, where that is on', async () => {
    const mia = await person('Mia')
    const begun = await mia.send('POST', '/v1/me/second-factor', { currentPassword: mia.password })
    const { secret } = z.object({ secret: z.string() }).parse(begun.json)
    const code = codeFor(secret, deps.clock())
    await mia.send('POST', '/v1/me/second-factor/confirm', { code })
    await close(mia)
    await runJobs()
    const token = tokenMailedTo(harness, mia.email)
    const answer = await client()('POST', '/v1/auth/reopen', { token })
    expect(outcome(answer)).toEqual([401, 'second_factor_required'])
    expect(answer.headers.get('set-cookie')).toBeNull()
    const { secondFactorToken } = z.object({ secondFactorToken: z.string() }).parse(answer.json)
    const next = codeFor(secret, deps.clock(), 1)
    const finished = await client()('POST', '/v1/auth/second-factor', {
      token: secondFactorToken,
      code: next,
    })
    expect(finished.status).toBe(200)
  })

  it('comes back by the letter too, for two weeks and no longer', async () => {
    const [mia, max] = [await person('Mia'), await person('Max')]
    for (const one of [mia, max]) await close(one)
    await runJobs()
    passTime(days(13))
    await runRemoval()
    const back = await client()('POST', '/v1/auth/reopen', { token: tokenMailedTo(harness, mia.email) })
    expect(back.status).toBe(200)
    passTime(days(2))
    await runRemoval()
    const late = await client()('POST', '/v1/auth/reopen', { token: tokenMailedTo(harness, max.email) })
    expect(outcome(late)).toEqual([422, 'link_expired'])
    expect((await logIn(max)).answer.status).toBe(401)
    expect((await logIn(mia)).answer.status).toBe(200)
    expect(await rowsIn(max.workspace.id)).toEqual({})
  })

  it('leaves what its person wrote to the workspace, and nothing that says who it was', async () => {
    const mia = await person('Mia')
    const joe = await joinWorkspace(harness, mia.send, { name: 'Joe Unmistakable' })
    const id = idOf(await joe.send('POST', '/v1/prompts', { name: 'Letter', body: 'Dear {{name}}' }))
    await joe.send('POST', `/v1/prompts/${id}/uses`, {
      surface: 'web',
      target: 'claude',
      inputs: { name: 'Ann' },
    })
    expect((await close(joe)).status).toBe(200)
    passTime(days(15))
    await runRemoval()
    await runRemoval()
    const prompt = await mia.send('GET', `/v1/prompts/${id}`)
    expect(prompt.json).toMatchObject({
      owner: { name: 'Former member' },
      currentVersion: { body: 'Dear {{name}}' },
    })
    expect(rowsOf(await mia.send('GET', '/v1/members'))).toHaveLength(1)
    for (const table of [
      'users',
      'sessions',
      'sign_in_tokens',
      'account_events',
      'invites',
      'remembered_inputs',
    ]) {
      const rows = await sql`select t::text as row from ${sql(table)} t`
      const text = rows.map(({ row }) => String(row)).join('\n')
      expect([table, text.includes(joe.email), text.includes('Unmistakable')]).toEqual([table, false, false])
    }
    const again = { email: joe.email, password: 'seven green bottles', name: 'Joe' }
    expect((await client()('POST', '/v1/auth/signup', again)).status).toBe(201)
  })

  it('leaves no address in the audit trail either, neither its last one nor the one it was invited by', async () => {
    const mia = await person('Mia')
    const joe = await joinWorkspace(harness, mia.send, { name: 'Joe' })
    const asked = await mia.send('POST', '/v1/invites', { email: 'stays@example.com', role: 'member' })
    await mia.send('DELETE', `/v1/invites/${idOf(asked)}`)
    const now = `new-${joe.email}`
    await joe.send('POST', '/v1/me/email', { currentPassword: joe.password, email: now })
    await runJobs()
    await client()('POST', '/v1/auth/change-email', { token: tokenMailedTo(harness, now) })
    const max = await person('Max')
    const other = idOf(await max.send('POST', '/v1/invites', { email: now, role: 'member' }))
    await max.send('DELETE', `/v1/invites/${other}`)
    const back = await logIn({ email: now, password: joe.password })
    expect((await close({ ...joe, send: back.send })).status).toBe(200)
    passTime(days(15))
    await runRemoval()
    const left = await sql`select a::text as row from audit_entries a union all select i::text from invites i`
    const text = left.map(({ row }) => String(row)).join('\n')
    expect([text.includes(joe.email), text.includes('stays@example.com')]).toEqual([false, true])
    const entries = rowsOf(await (await logIn(max)).send('GET', '/v1/audit-entries'))
    expect(entries).toContainEqual(expect.objectContaining({ action: 'invite.revoked', detail: {} }))
  })

  it('is not closed while others depend on it as the only owner', async () => {
    const mia = await person('Mia')
    const joe = await joinWorkspace(harness, mia.send)
    expect(outcome(await close(mia))).toEqual([409, 'last_owner'])
    await mia.send('PATCH', `/v1/members/${joe.workspace.memberId}`, { role: 'owner' })
    const both = await Promise.all([close(mia), close(joe)])
    // One after the other: whoever is last takes the workspace along, as nobody is left in it.
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    const [left] = await sql`select deleted_at from workspaces where id = ${mia.workspace.id}`
    expect(left?.deleted_at).not.toBeNull()
  })
})
