import { inWorkspace } from '@promptsheet/db/in-workspace'
import { sql } from 'drizzle-orm'
import { expect, it, onTestFinished } from 'vitest'
import { createApp } from '../app.ts'
import { changePrompt } from '../prompts/change-prompt.ts'
import { cookieOf } from '../testing/cookie-of.ts'
import { type Send, startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { idOf } from '../testing/read-answer.ts'
import { type Changes, deaf, listenForChanges } from './changes.ts'
import { createPromptCache } from './prompt-cache.ts'

const harness = await startHarness()
const { person, deps, origin, passTime, changes } = harness
const { redis } = deps

const heardOf = new Set<string>()
changes.subscribe((change) => {
  if (change.about === 'prompts') for (const id of change.promptIds) heardOf.add(id)
})

/** Another process on the same database and Redis. */
async function otherProcess(changes: Changes = listenForChanges(deps)) {
  onTestFinished(() => changes.close())
  const app = createApp(deps, { changes })
  await expect.poll(() => changes.heardSince()).not.toBeNull()
  return async (cookie: string, path: string) => {
    const response = await app.request(`${origin}${path}`, { headers: { cookie } })
    return { status: response.status, text: await response.text() }
  }
}

/** A prompt that is kept in Redis; `mark` writes a word into what is kept there, to see what is answered from it. */
async function keptPrompt(send: Send, workspaceId: string, more: Record<string, unknown> = {}) {
  await expect.poll(() => changes.heardSince()).not.toBeNull()
  passTime(3)
  const id = idOf(await send('POST', '/v1/prompts', { name: 'Greeting', body: 'Hello there', ...more }))
  // What is kept before the process has heard of its own change is forgotten when it does.
  await expect.poll(() => heardOf.has(id)).toBe(true)
  const path = `/v1/prompts/${id}`
  const key = `prompt:${workspaceId}:${id}`
  const mark = async () => {
    for (const [audience, value] of Object.entries(await redis.hgetall(key)))
      await redis.hset(key, audience, value.replace('Hello there', 'Hello KEPT'))
  }
  // On a machine that does a lot else, Redis may take so long that nothing is kept for a moment.
  const readMarked = async () => {
    await mark()
    return (await send('GET', path)).text
  }
  await expect.poll(readMarked).toContain('Hello KEPT')
  return { id, path, key, mark }
}

it('answers a second read from what is kept, with the same ETag', async () => {
  const mia = await person('Mia')
  const { path } = await keptPrompt(mia.send, mia.workspace.id)
  const again = await mia.send('GET', path)
  expect(again.text).toContain('Hello KEPT')
  expect(again.headers.get('etag')).toBe('"r1"')
  expect((await mia.send('GET', path, undefined, { 'if-none-match': '"r1"' })).status).toBe(304)
  passTime(61)
  expect((await mia.send('GET', path)).text).toContain('Hello there')
})

it('shows an edit to its author at once, and on every other process within a second', async () => {
  const mia = await person('Mia')
  const elsewhere = await otherProcess()
  const cookie = await cookieOf(harness, mia)
  const { path } = await keptPrompt(mia.send, mia.workspace.id)
  expect((await elsewhere(cookie, path)).text).toContain('Hello KEPT')
  for (let n = 2; n <= 12; n++) {
    const edit = { body: `Edit ${n}` }
    expect((await mia.send('POST', `${path}/versions`, edit, { 'if-match': `"r${n - 1}"` })).status).toBe(201)
    expect((await mia.send('GET', path)).text).toContain(`Edit ${n}`)
    expect((await elsewhere(cookie, path)).text).toContain(`Edit ${n}`)
  }
})

it('forgets what a process changed that died before it could say so', async () => {
  const mia = await person('Mia')
  const { id, path } = await keptPrompt(mia.send, mia.workspace.id)
  const actor = {
    kind: 'member' as const,
    role: 'owner' as const,
    scopes: null,
    keyId: null,
    workspaceId: mia.workspace.id,
    memberId: mia.workspace.memberId,
    userId: mia.user.id,
  }
  await inWorkspace(deps.db, actor, (tx) =>
    changePrompt(
      { ...deps, tx, actor, requestId: null },
      { promptId: id, expectedRevision: null, change: { name: 'Behind its back' } },
    ),
  )
  await expect.poll(async () => (await mia.send('GET', path)).text).toContain('Behind its back')
})

it('forgets copies with what they are copies of, and everything with a new name of its keeper or collection', async () => {
  const mia = await person('Mia')
  const collectionId = idOf(await mia.send('POST', '/v1/collections', { name: 'Letters' }))
  const { path } = await keptPrompt(mia.send, mia.workspace.id, { collectionId })
  const copy = idOf(await mia.send('POST', `${path}/fork`, {}))
  await expect.poll(async () => (await mia.send('GET', path)).text).toContain('"forkCount":1')
  await mia.send('GET', `/v1/prompts/${copy}`)
  await mia.send('PATCH', path, { name: 'Another name' })
  await expect
    .poll(async () => (await mia.send('GET', `/v1/prompts/${copy}`)).json)
    .toMatchObject({ forkedFrom: { name: 'Another name' } })
  expect((await mia.send('PATCH', '/v1/me', { name: 'Mia the Second' })).status).toBe(200)
  expect((await mia.send('GET', path)).json).toMatchObject({ owner: { name: 'Mia the Second' } })
  await mia.send('PATCH', `/v1/collections/${collectionId}`, { name: 'Post' })
  expect((await mia.send('GET', path)).json).toMatchObject({ collection: { name: 'Post' } })
})

async function team(changes?: Changes) {
  const elsewhere = await otherProcess(changes)
  const mia = await person('Mia')
  const hana = await joinWorkspace(harness, mia.send, { name: 'Hana' })
  const joe = await joinWorkspace(harness, mia.send, { name: 'Joe' })
  const memberIds = [hana.workspace.memberId, joe.workspace.memberId]
  const teamId = idOf(await mia.send('POST', '/v1/teams', { name: 'HR', memberIds }))
  const collectionId = idOf(
    await hana.send('POST', '/v1/collections', { name: 'Ours', visibility: 'teams', teamIds: [teamId] }),
  )
  const prompt = await keptPrompt(hana.send, mia.workspace.id, { collectionId })
  const remove = () =>
    mia.send('PUT', `/v1/teams/${teamId}/members`, { memberIds: [hana.workspace.memberId] })
  const cookie = await cookieOf(harness, joe)
  const joeElsewhere = () => elsewhere(cookie, prompt.path)
  return { mia, hana, joe, teamId, joeElsewhere, remove, ...prompt }
}

it('keeps a limited prompt for its team, and gives it to nobody else', async () => {
  const { mia, joe, hana, path } = await team()
  for (const { send } of [hana, joe]) expect((await send('GET', path)).text).toContain('Hello KEPT')
  expect((await mia.send('GET', path)).status).toBe(404)
})

it('shows nothing of it to somebody removed from the team: at once here, within a second elsewhere', async () => {
  const { joe, joeElsewhere, path, remove } = await team()
  expect((await joeElsewhere()).text).toContain('Hello KEPT')
  expect((await remove()).status).toBe(200)
  expect((await joe.send('GET', path)).status).toBe(404)
  await expect.poll(async () => (await joeElsewhere()).status, { timeout: 1000 }).toBe(404)
})

it('shows nothing of it a second later on a process that no word of it reached', async () => {
  const start = deps.clock().getTime() - 60_000
  const { joeElsewhere, remove } = await team({ ...deaf, heardSince: () => start })
  expect((await joeElsewhere()).text).toContain('Hello KEPT')
  await remove()
  passTime(1)
  expect((await joeElsewhere()).status).toBe(404)
})

it('shows a collection that becomes limited to its team alone', async () => {
  const { mia, joe, teamId } = await team()
  const collectionId = idOf(await joe.send('POST', '/v1/collections', { name: 'Open' }))
  const { path } = await keptPrompt(joe.send, mia.workspace.id, { collectionId })
  expect((await mia.send('GET', path)).text).toContain('Hello KEPT')
  const limit = { visibility: 'teams', teamIds: [teamId] }
  expect((await joe.send('PUT', `/v1/collections/${collectionId}/access`, limit)).status).toBe(200)
  expect((await mia.send('GET', path)).status).toBe(404)
  expect((await joe.send('GET', path)).status).toBe(200)
})

it('puts nobody out and lets nobody in by what it remembers of keys and sessions', async () => {
  const mia = await person('Mia')
  const made = await mia.send('POST', '/v1/api-keys', { name: 'Key', scopes: ['prompts:read'] })
  const keyId = idOf(made)
  const key: unknown = Reflect.get(Object(made.json), 'key')
  const keyed = harness.client({ authorization: `Bearer ${key}` })
  expect((await keyed('GET', '/v1/prompts')).status).toBe(200)
  await mia.send('DELETE', `/v1/api-keys/${keyId}`)
  expect((await keyed('GET', '/v1/prompts')).status).toBe(401)
  const cookie = await cookieOf(harness, mia)
  const elsewhere = await otherProcess()
  expect((await elsewhere(cookie, '/v1/me')).status).toBe(200)
  await mia.send('DELETE', '/v1/sessions')
  await expect.poll(async () => (await elsewhere(cookie, '/v1/me')).status, { timeout: 1000 }).toBe(401)
})

it('lets no slow reader put old bytes back, nor leave what was read for another audience', async () => {
  const start = deps.clock().getTime() - 60_000
  const cache = createPromptCache(deps, { ...deaf, heardSince: () => start })
  passTime(3)
  const reader = { workspaceId: crypto.randomUUID(), audience: '1:a' }
  const begun = Promise.withResolvers<null>()
  const old = Promise.withResolvers<null>()
  const slow = cache.read(reader, 'p', async () => {
    begun.resolve(null)
    await old.promise
    return { json: '"old"', revision: 1, audience: null }
  })
  await begun.promise
  await cache.forget(reader.workspaceId, ['p'])
  const fresh = { json: '"new"', revision: 2, audience: null }
  expect(await cache.read(reader, 'p', () => Promise.resolve(fresh))).toMatchObject({ revision: 2 })
  old.resolve(null)
  expect(await slow).toMatchObject({ revision: 1 })
  const never = () => Promise.reject(new Error('it is kept'))
  expect(await cache.read(reader, 'p', never)).toMatchObject({ revision: 2 })
  const theirs = { json: '"limited"', revision: 3, audience: '2:b' }
  await cache.read(reader, 'q', () => Promise.resolve(theirs))
  await expect(cache.read(reader, 'q', never)).rejects.toThrow('it is kept')
})

it('keeps nothing while changes cannot be heard of, and believes nothing from before when they can again', async () => {
  const mia = await person('Mia')
  const { path } = await keptPrompt(mia.send, mia.workspace.id)
  expect((await mia.send('GET', path)).text).toContain('Hello KEPT')
  const ended = await deps.db.execute(sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'promptsheet-changes' and datname = current_database()`)
  expect(ended.length).toBeGreaterThan(0)
  await expect.poll(async () => (await mia.send('GET', path)).text).toContain('Hello there')
  await expect
    .poll(async () => {
      passTime(3)
      await mia.send('GET', path)
      return await redis.hlen(`prompt:${mia.workspace.id}:${path.split('/').at(-1)}`)
    })
    .toBe(1)
})
