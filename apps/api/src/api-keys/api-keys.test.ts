import postgres from 'postgres'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { idOf, outcome, rowsOf } from '../testing/read-answer.ts'

const harness = await startHarness()
const { person, client, passTime, databaseUrl } = harness
const superuserUrl = new URL(inject('services').superuserUrl)
superuserUrl.pathname = new URL(databaseUrl).pathname
const sql = postgres(superuserUrl.toString(), { max: 1 })
afterAll(() => sql.end())

const made = z.object({ id: z.string(), key: z.string(), prefix: z.string() })
const withKey = (key: string) => client({ authorization: `Bearer ${key}` })

describe('an API key', () => {
  it('is shown whole once, works within its scopes and is kept nowhere', async () => {
    const mia = await person('Mia')
    const answer = await mia.send(
      'POST',
      '/v1/api-keys',
      { name: 'Command line', scopes: ['workspace:read', 'prompts:read', 'workspace:read'] },
      { 'idempotency-key': 'once' },
    )
    expect(outcome(answer)).toEqual([201])
    const { id, key, prefix } = made.parse(answer.json)
    expect(key).toMatch(/^psk_[\w-]{43}$/)
    expect(key.startsWith(prefix)).toBe(true)
    expect(answer.json).toMatchObject({ scopes: ['prompts:read', 'workspace:read'], expiresAt: null })

    const byKey = withKey(key)
    expect((await byKey('GET', '/v1/members')).status).toBe(200)
    expect(outcome(await byKey('POST', '/v1/teams', { name: 'X' }))).toEqual([403, 'missing_scope'])
    const listed = await mia.send('GET', '/v1/api-keys')
    expect(rowsOf(listed)).toMatchObject([
      { id, name: 'Command line', prefix, member: { id: mia.workspace.memberId, name: 'Mia' } },
    ])
    expect(rowsOf(listed)[0]?.lastUsedAt).not.toBeNull()
    expect(listed.text).not.toContain(key)

    const tables = await sql`select table_name from information_schema.tables where table_schema = 'public'`
    for (const { table_name: table } of tables) {
      const [found] = await sql`select count(*) from ${sql(table)} t where t::text like ${`%${key}%`}`
      expect([table, found?.count]).toEqual([table, '0'])
    }
  })

  it('is made in a session, not with a key', async () => {
    const mia = await person('Mia')
    const body = { name: 'A', scopes: ['workspace:manage'] }
    const { key } = made.parse((await mia.send('POST', '/v1/api-keys', body)).json)
    expect(outcome(await withKey(key)('POST', '/v1/api-keys', body))).toEqual([403, 'session_only'])
  })

  it('is refused without a name, without or with unknown scopes, or expired from the start', async () => {
    const mia = await person('Mia')
    const good = { name: 'A', scopes: ['prompts:read'] }
    const bad = [{ name: '' }, { scopes: [] }, { scopes: ['root'] }, { expiresAt: '2020-01-01T00:00:00Z' }]
    for (const change of bad)
      expect(outcome(await mia.send('POST', '/v1/api-keys', { ...good, ...change }))).toEqual([
        422,
        'invalid',
      ])
  })

  it('works until it expires', async () => {
    const mia = await person('Mia')
    const expiresAt = new Date(harness.deps.clock().getTime() + 60_000).toISOString()
    const body = { name: 'A', scopes: ['workspace:read'], expiresAt }
    const { key } = made.parse((await mia.send('POST', '/v1/api-keys', body)).json)
    expect((await withKey(key)('GET', '/v1/teams')).status).toBe(200)
    passTime(61)
    expect((await withKey(key)('GET', '/v1/teams')).status).toBe(401)
  })

  it('can do no more than its member, whose role may change', async () => {
    const mia = await person('Mia')
    const joe = await joinWorkspace(harness, mia.send, { role: 'admin' })
    const body = { name: 'A', scopes: ['workspace:manage'] }
    const { key } = made.parse((await joe.send('POST', '/v1/api-keys', body)).json)
    expect((await withKey(key)('POST', '/v1/teams', { name: 'One' })).status).toBe(201)
    await mia.send('PATCH', `/v1/members/${joe.workspace.memberId}`, { role: 'viewer' })
    expect(outcome(await withKey(key)('POST', '/v1/teams', { name: 'Two' }))).toEqual([403, 'forbidden'])
    expect(outcome(await joe.send('POST', '/v1/api-keys', body))).toEqual([403, 'forbidden'])
    const reading = { name: 'B', scopes: ['prompts:read', 'reports:read', 'workspace:read'] }
    expect(outcome(await joe.send('POST', '/v1/api-keys', reading))).toEqual([201])
  })

  it('is seen and revoked by its maker and by owners and admins', async () => {
    const mia = await person('Mia')
    const joe = await joinWorkspace(harness, mia.send)
    const ann = await joinWorkspace(harness, mia.send, { name: 'Ann' })
    const other = await person('Other')
    const body = { name: 'A', scopes: ['workspace:read'] }
    const { id, key } = made.parse((await joe.send('POST', '/v1/api-keys', body)).json)
    const owned = idOf(await mia.send('POST', '/v1/api-keys', body))
    expect(rowsOf(await joe.send('GET', '/v1/api-keys')).map((row) => row.id)).toEqual([id])
    expect(rowsOf(await ann.send('GET', '/v1/api-keys'))).toEqual([])
    expect(rowsOf(await mia.send('GET', '/v1/api-keys')).map((row) => row.id)).toEqual([owned, id])
    for (const stranger of [ann, other])
      expect(outcome(await stranger.send('DELETE', `/v1/api-keys/${id}`))).toEqual([404, 'key_not_found'])
    expect(outcome(await mia.send('DELETE', `/v1/api-keys/${id}`))).toEqual([204])
    expect((await withKey(key)('GET', '/v1/teams')).status).toBe(401)
    expect(outcome(await joe.send('DELETE', `/v1/api-keys/${id}`))).toEqual([404, 'key_not_found'])
  })
})
