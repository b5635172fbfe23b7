import postgres from 'postgres'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { endpoints } from '../app.ts'
import { scopes } from '../auth/scopes.ts'
import type { Endpoint } from '../http/endpoint.ts'
import { can } from '../workspaces/can.ts'
import { goodCall, parametersOf, send } from './call-operation.ts'
import { startHarness } from './harness.ts'
import { operationFixtures } from './operation-fixtures.ts'
import { makeWorld } from './operation-world.ts'
import { outcome } from './read-answer.ts'

const harness = await startHarness()
const superuserUrl = new URL(inject('services').superuserUrl)
superuserUrl.pathname = new URL(harness.databaseUrl).pathname
const sql = postgres(superuserUrl.toString(), { max: 1, onnotice: () => undefined })
afterAll(() => sql.end())

const theirs = await makeWorld(harness)
const stranger = await makeWorld(harness)

const named = (some: readonly Endpoint[]) => some.map((endpoint) => [endpoint.operationId, endpoint] as const)
const guarded = endpoints.filter(({ access }) => access.who !== 'anyone')
const withIds = guarded.filter((endpoint) => parametersOf(endpoint).length > 0)

/** Everything a workspace has in the database, in short: any change to it shows. */
async function digestOf(workspaceId: string): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`
  const digests: Record<string, string> = {}
  for (const { name } of tables) {
    const [row] = await sql<{ digest: string }[]>`
      select md5(string_agg(t::text, '|' order by t::text)) as digest from ${sql(name)} t
      where workspace_id = ${workspaceId}`
    digests[name] = row?.digest ?? ''
  }
  return digests
}

describe('the table of operations', () => {
  it('has a fixture for each, and none for what is gone', () => {
    const known = endpoints.map(({ operationId }) => operationId)
    expect(Object.keys(operationFixtures).sort()).toEqual(known.sort())
  })

  it('is what /openapi.json says', async () => {
    const document = z
      .object({ paths: z.record(z.string(), z.record(z.string(), z.object({ operationId: z.string() }))) })
      .parse((await harness.client()('GET', '/openapi.json')).json)
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => `${operationId} ${method} ${path}`),
    )
    const served = endpoints.map(({ operationId, method, path }) => `${operationId} ${method} ${path}`)
    expect(described.sort()).toEqual(served.sort())
  })
})

// That the fixtures are good is what makes the refusals below mean something.
describe('its owner is served by', () => {
  it.each(named(endpoints))('%s', async (_, endpoint) => {
    const world = await makeWorld(harness)
    const call = await goodCall(endpoint, world)
    const answer = await send(harness, call, { cookie: world.owner.cookie })
    expect([answer.status, answer.status < 300 ? '' : answer.text]).toEqual([endpoint.success.status, ''])
    if (endpoint.success.schema !== null && answer.json !== null)
      expect(endpoint.success.schema.safeParse(answer.json).error).toBeUndefined()
  })
})

describe('nobody is served by', () => {
  it.each(named(guarded))('%s', async (_, endpoint) => {
    const call = await goodCall(endpoint, theirs)
    expect(outcome(await send(harness, call))).toEqual([401, 'unauthenticated'])
  })
})

describe('a made-up key or session is not served by', () => {
  const madeUp: Record<string, string>[] = [
    { authorization: `Bearer psk_${'x'.repeat(43)}` },
    { authorization: 'Bearer psk_' },
    { authorization: 'Bearer' },
    { authorization: `Basic ${Buffer.from('mia:x').toString('base64')}` },
    { cookie: 'session=made-up' },
    { cookie: `session=${theirs.workspaceId}` },
  ]
  it.each(named(guarded))('%s', async (_, endpoint) => {
    const call = await goodCall(endpoint, theirs)
    for (const who of madeUp) expect([who, (await send(harness, call, who)).status]).toEqual([who, 401])
  })
})

describe('a member of another workspace', () => {
  it.each(named(withIds))('finds nothing with its ids by %s', async (_, endpoint) => {
    const call = await goodCall(endpoint, theirs)
    const before = await digestOf(theirs.workspaceId)
    const whoever: Record<string, string>[] = [
      { cookie: stranger.owner.cookie },
      ...(endpoint.access.who === 'person' ? [] : [{ authorization: await stranger.keyWith(scopes) }]),
    ]
    for (const who of whoever) {
      const answer = await send(harness, call, who)
      const isSessionOnly = endpoint.access.who === 'member' && endpoint.access.scope === null
      expect(answer.status).toBe('authorization' in who && isSessionOnly ? 403 : 404)
      expect(answer.text).not.toContain(theirs.marker)
    }
    expect(await digestOf(theirs.workspaceId)).toEqual(before)
  })

  it.each(named(guarded.filter((endpoint) => !withIds.includes(endpoint))))(
    'learns and changes nothing there by %s',
    async (_, endpoint) => {
      const call = await goodCall(endpoint, theirs)
      const before = await digestOf(theirs.workspaceId)
      const { cookie } = await (await makeWorld(harness)).join('owner')
      const answer = await send(harness, call, { cookie })
      expect(answer.status).toBeLessThan(500)
      expect(answer.text).not.toContain(theirs.marker)
      expect(await digestOf(theirs.workspaceId)).toEqual(before)
    },
  )
})

describe('a viewer may not', () => {
  const beyond = guarded.filter(({ access }) => access.who === 'member' && !can('viewer', access.can))
  it.each(named(beyond))('%s', async (_, endpoint) => {
    const viewer = await theirs.join('viewer')
    const call = await goodCall(endpoint, theirs)
    const before = await digestOf(theirs.workspaceId)
    expect(outcome(await send(harness, call, { cookie: viewer.cookie }))).toEqual([403, 'forbidden'])
    expect(await digestOf(theirs.workspaceId)).toEqual(before)
  })
})

describe('somebody who was removed is not served by', () => {
  const inside = guarded.filter(({ access }) => access.who === 'member')
  it.each(named(inside))('%s', async (_, endpoint) => {
    const gone = await theirs.join('admin')
    await theirs.owner.send('DELETE', `/v1/members/${gone.memberId}`)
    const call = await goodCall(endpoint, theirs)
    expect(outcome(await send(harness, call, { cookie: gone.cookie }))).toEqual([403, 'no_workspace'])
  })
})

describe('a key without the scope may not', () => {
  const scoped = guarded.filter(({ access }) => access.who !== 'member' || access.scope !== 'any')
  it.each(named(scoped))('%s', async (_, endpoint) => {
    const { access } = endpoint
    const scope = access.who === 'member' ? access.scope : null
    const authorization = await theirs.keyWith(scopes.filter((other) => other !== scope))
    const call = await goodCall(endpoint, theirs)
    const code = scope === null ? 'session_only' : 'missing_scope'
    expect(outcome(await send(harness, call, { authorization }))).toEqual([403, code])
  })
})
