import { describe, expect, it } from 'vitest'
import { type Send, startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { idOf, outcome } from '../testing/read-answer.ts'
import { makeListeners } from './testing/make-listeners.ts'

const harness = await startHarness()
const { app, client, origin, person } = harness
const { listen, cookieOf, settle, mia, joe, cookies } = await makeListeners(harness)

async function keyOf(send: Send, scopes: string[]) {
  const made = await send('POST', '/v1/api-keys', { name: 'Key', scopes })
  const key: unknown = Reflect.get(Object(made.json), 'key')
  return { id: idOf(made), headers: { authorization: `Bearer ${key}` } }
}

describe('a stream of events', () => {
  it('is one that proxies pass on as it comes', async () => {
    const { response, kinds } = await listen(cookies.mia)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    })
    expect(kinds()).toEqual(['hello'])
  })

  it('is asked for once by HEAD, and ends', async () => {
    const answer = await app.request(`${origin}/v1/events`, { method: 'HEAD', headers: cookies.mia })
    expect([answer.status, await answer.text()]).toEqual([200, ''])
  })

  it('tells of prompts, those just made too', async () => {
    const listener = await listen(cookies.joe)
    const id = idOf(await mia.send('POST', '/v1/prompts', { name: 'Greeting', body: 'Hello' }))
    await listener.hears('prompts', id)
    listener.heard.length = 0
    await mia.send('DELETE', `/v1/prompts/${id}`)
    await listener.hears('prompts', id)
  })

  it('tells of timers to their person and to who sees all hours, and to nobody else', async () => {
    const [own, manager, other, viewer] = await Promise.all([
      listen(cookies.joe),
      listen(cookies.max),
      listen(await cookieOf(await joinWorkspace(harness, mia.send, { name: 'Eva' }))),
      listen(cookies.vic),
    ])
    await joe.send('POST', '/v1/timer/start')
    await own.hears('time', joe.workspace.memberId)
    await manager.hears('time', joe.workspace.memberId)
    await settle(mia.send, other, viewer)
    expect([...other.kinds(), ...viewer.kinds()]).not.toContain('time')
  })

  it('tells of the tree to those who keep time', async () => {
    const [own, viewer] = await Promise.all([listen(cookies.joe), listen(cookies.vic)])
    await mia.send('POST', '/v1/clients', { name: 'Hafen' })
    await own.hears('tree')
    await settle(mia.send, own, viewer)
    expect(viewer.kinds()).not.toContain('tree')
  })

  it('tells of an import to the one whose it is', async () => {
    const [own, other] = await Promise.all([listen(cookies.joe), listen(cookies.mia)])
    const text = '# A\nUse when: always\n---\nSay it\n---\n'
    const id = idOf(await joe.send('POST', '/v1/imports', { kind: 'prompts-markdown', text }))
    await own.hears('imports', id)
    own.heard.length = 0
    await harness.runJobs()
    await own.hears('imports', id)
    await settle(mia.send, own, other)
    expect(other.hasHeardOf(id)).toBe(false)
  })

  it('tells nothing of another workspace', async () => {
    const [other, own] = await Promise.all([person('Zoe'), listen(cookies.mia)])
    const listener = await listen(await cookieOf(other))
    const id = idOf(await mia.send('POST', '/v1/prompts', { name: 'Greeting', body: 'Hello' }))
    await mia.send('POST', '/v1/timer/start')
    await own.hears('prompts', id)
    await settle(other.send, listener)
    expect(listener.hasHeardOf(id)).toBe(false)
    expect(listener.kinds()).not.toContain('time')
  })

  it('is refused to strangers, and beyond a dozen for one member', async () => {
    expect(outcome(await client()('GET', '/v1/events'))).toEqual([401, 'unauthenticated'])
    const nia = await person('Nia')
    const cookie = await cookieOf(nia)
    const streams = []
    for (let n = 0; n < 12; n++) streams.push(await listen(cookie))
    const refused = await nia.send('GET', '/v1/events')
    expect(outcome(refused)).toEqual([429, 'too_many_streams'])
    expect(refused.headers.get('retry-after')).toBe('30')
    await streams[0]?.leave()
    expect((await nia.send('GET', '/v1/events')).status).toBe(200)
  })
})

describe('what is limited to a team', () => {
  it('is told to nobody outside it, not even that it changed', async () => {
    const teamId = idOf(
      await mia.send('POST', '/v1/teams', { name: 'HR', memberIds: [mia.workspace.memberId] }),
    )
    const shelf = { name: 'Hiring', visibility: 'teams', teamIds: [teamId] }
    const collectionId = idOf(await mia.send('POST', '/v1/collections', shelf))
    const [inside, outside, manager] = await Promise.all([
      listen(cookies.mia),
      listen(cookies.joe),
      listen(cookies.max),
    ])
    const hidden = { name: 'Rejection', body: 'Dear', collectionId }
    const id = idOf(await mia.send('POST', '/v1/prompts', hidden))
    await inside.hears('prompts', id)
    await mia.send('PATCH', `/v1/prompts/${id}`, { name: 'Kind rejection' }, { 'if-match': '*' })
    await mia.send('DELETE', `/v1/prompts/${id}`)
    await settle(mia.send, inside, outside, manager)
    for (const { heard, hasHeardOf } of [outside, manager]) {
      expect(hasHeardOf(id)).toBe(false)
      expect(heard.filter(({ event }) => event === 'prompts')).toHaveLength(1)
    }
  })

  it('is told once more to who saw it before it was moved there', async () => {
    const teamId = idOf(
      await mia.send('POST', '/v1/teams', { name: 'Law', memberIds: [mia.workspace.memberId] }),
    )
    const shelf = { name: 'Contracts', visibility: 'teams', teamIds: [teamId] }
    const collectionId = idOf(await mia.send('POST', '/v1/collections', shelf))
    const id = idOf(await mia.send('POST', '/v1/prompts', { name: 'Clause', body: 'x' }))
    const outside = await listen(cookies.joe)
    await settle(mia.send, outside)
    outside.heard.length = 0
    await mia.send('PATCH', `/v1/prompts/${id}`, { collectionId })
    await outside.hears('prompts', id)
    outside.heard.length = 0
    await mia.send('PATCH', `/v1/prompts/${id}`, { name: 'New clause' })
    await settle(mia.send, outside)
    expect(outside.hasHeardOf(id)).toBe(false)
  })

  it('is told to who was let in, and no more to who was put out, from that moment on', async () => {
    const memberIds = [mia.workspace.memberId]
    const teamId = idOf(await mia.send('POST', '/v1/teams', { name: 'Crew', memberIds }))
    const shelf = { name: 'Secrets', visibility: 'teams', teamIds: [teamId] }
    const collectionId = idOf(await mia.send('POST', '/v1/collections', shelf))
    const id = idOf(await mia.send('POST', '/v1/prompts', { name: 'Secret', body: 'x', collectionId }))
    const [inside, listener] = await Promise.all([listen(cookies.mia), listen(cookies.joe)])
    const let_ = async (ids: string[]) => {
      await mia.send('PUT', `/v1/teams/${teamId}/members`, { memberIds: ids })
      await mia.send('PATCH', `/v1/prompts/${id}`, { name: `Secret ${ids.length}` })
    }
    await let_([...memberIds, joe.workspace.memberId])
    await listener.hears('access')
    await listener.hears('prompts', id)
    listener.heard.length = 0
    await let_(memberIds)
    await inside.hears('prompts', id)
    await settle(mia.send, listener)
    expect(listener.hasHeardOf(id)).toBe(false)
  })
})

describe('a key', () => {
  it('hears of what its scopes show', async () => {
    const { headers } = await keyOf(mia.send, ['time:read'])
    const [timeOnly, all] = await Promise.all([listen(headers), listen(cookies.mia)])
    const id = idOf(await mia.send('POST', '/v1/prompts', { name: 'Greeting', body: 'Hello' }))
    await joe.send('POST', '/v1/timer/start')
    await timeOnly.hears('time', joe.workspace.memberId)
    await all.hears('prompts', id)
    expect(timeOnly.kinds()).not.toContain('prompts')
  })

  it('hears no more once it is revoked', async () => {
    const { id, headers } = await keyOf(mia.send, ['prompts:read'])
    const listener = await listen(headers)
    await mia.send('DELETE', `/v1/api-keys/${id}`)
    await expect.poll(listener.isOver, { timeout: 1000 }).toBe(true)
    expect(listener.kinds().at(-1)).toBe('closed')
  })
})
