// long because: one stream seen from every side: who hears what, what is missed, what ends it.
import { sql } from 'drizzle-orm'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createApp } from '../app.ts'
import { listenForChanges } from '../cache/changes.ts'
import { type Send, startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { idOf, outcome } from '../testing/read-answer.ts'
import { createEvents } from './create-events.ts'

const harness = await startHarness()
const { app, client, deps, origin, person, passTime } = harness

type Heard = { event: string; ids: string[] | null; id: string }

/** A reader of events, who keeps all that came. */
async function listen(
  headers: Record<string, string>,
  { lastEventId, on = app }: { lastEventId?: string; on?: Pick<typeof app, 'request'> } = {},
) {
  const response = await on.request(`${origin}/v1/events`, {
    headers: { ...headers, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) },
  })
  expect(response.status).toBe(200)
  const heard: Heard[] = []
  let isOver = false
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const leave = async () => await reader?.cancel().catch(() => undefined)
  onTestFinished(leave)
  const read = async () => {
    let text = ''
    for (;;) {
      const part = await reader?.read().catch(() => ({ done: true, value: undefined }))
      if (part?.value !== undefined) text += part.value
      const messages = text.split('\n\n')
      text = messages.pop() ?? ''
      for (const message of messages) keep(message)
      if (part?.done !== false) break
    }
    isOver = true
  }
  const keep = (message: string) => {
    const fields = Object.fromEntries(
      message
        .split('\n')
        .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
    )
    if (fields.event === undefined) return
    const { ids = null }: { ids?: string[] | null } = JSON.parse(fields.data ?? '{}')
    heard.push({ event: fields.event, ids, id: fields.id ?? '' })
  }
  void read()
  await expect.poll(() => heard.map(({ event }) => event)).not.toEqual([])
  return {
    response,
    heard,
    leave,
    isOver: () => isOver,
    kinds: () => heard.map(({ event }) => event),
    last: () => heard.findLast(({ id }) => id !== '')?.id ?? '',
    /** Waits for an event of that kind with that id, or with none. */
    hears: (event: string, id?: string) =>
      expect
        .poll(() => heard.some((one) => one.event === event && (id === undefined || one.ids?.includes(id))), {
          timeout: 1000,
        })
        .toBe(true),
    hasHeardOf: (id: string) => heard.some(({ ids }) => ids?.includes(id)),
  }
}

async function cookieOf({ email, password }: { email: string; password: string }) {
  const answer = await app.request(`${origin}/v1/auth/login`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  return { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' }
}

async function keyOf(send: Send, scopes: string[]) {
  const made = await send('POST', '/v1/api-keys', { name: 'Key', scopes })
  const key: unknown = Reflect.get(Object(made.json), 'key')
  return { id: idOf(made), headers: { authorization: `Bearer ${key}` } }
}

/** Whoever they are, once they have heard of something that comes after. */
async function settle(send: Send, ...listeners: Awaited<ReturnType<typeof listen>>[]) {
  const id = idOf(await send('POST', '/v1/prompts', { name: 'Seen by all', body: 'x' }))
  for (const listener of listeners) await listener.hears('prompts', id)
}

const mia = await person('Mia')
const joe = await joinWorkspace(harness, mia.send, { name: 'Joe' })
const max = await joinWorkspace(harness, mia.send, { name: 'Max', role: 'manager' })
const vic = await joinWorkspace(harness, mia.send, { name: 'Vic', role: 'viewer' })
const cookies = {
  mia: await cookieOf(mia),
  joe: await cookieOf(joe),
  max: await cookieOf(max),
  vic: await cookieOf(vic),
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

describe('a stream ends', () => {
  it('with the session it was opened in, and not with another', async () => {
    const [cookie, other] = [await cookieOf(joe), await cookieOf(joe)]
    const [listener, staying] = await Promise.all([listen(cookie), listen(other)])
    const answer = await client(cookie)('POST', '/v1/auth/logout')
    expect(answer.status).toBe(204)
    await expect.poll(listener.isOver, { timeout: 1000 }).toBe(true)
    await settle(mia.send, staying)
    expect(staying.isOver()).toBe(false)
  })

  it('when its person is removed, or goes to another workspace', async () => {
    const ada = await joinWorkspace(harness, mia.send, { name: 'Ada' })
    const listener = await listen(await cookieOf(ada))
    await mia.send('DELETE', `/v1/members/${ada.workspace.memberId}`)
    await expect.poll(listener.isOver, { timeout: 1000 }).toBe(true)

    const cookie = await cookieOf(joe)
    const here = await listen(cookie)
    expect((await client(cookie)('POST', '/v1/workspaces', { name: 'Own' })).status).toBe(201)
    await expect.poll(here.isOver, { timeout: 1000 }).toBe(true)
  })

  it('leaves a viewer with what viewers see when somebody becomes one', async () => {
    const ida = await joinWorkspace(harness, mia.send, { name: 'Ida' })
    const listener = await listen(await cookieOf(ida))
    await mia.send('PATCH', `/v1/members/${ida.workspace.memberId}`, { role: 'viewer' })
    await listener.hears('access')
    await mia.send('POST', '/v1/clients', { name: 'Later' })
    await settle(mia.send, listener)
    expect(listener.kinds()).not.toContain('tree')
  })

  it('with its process, which takes no new ones then', async () => {
    const changes = listenForChanges(deps)
    onTestFinished(() => changes.close())
    const events = createEvents(deps, changes)
    const on = createApp(deps, { changes, events })
    const listener = await listen(cookies.mia, { on })
    events.close()
    await expect.poll(listener.isOver).toBe(true)
    const late = await on.request(`${origin}/v1/events`, { headers: cookies.mia })
    expect(late.status).toBe(503)
  })

  it('when its reader does not read', async () => {
    const response = await app.request(`${origin}/v1/events`, { headers: cookies.mia })
    const listener = await listen(cookies.mia)
    for (let n = 0; n < 40; n++) {
      const changes = Array.from({ length: 50 }, () => crypto.randomUUID())
      await deps.db.execute(
        sql`select pg_notify('promptsheet_changes', ${`time ${mia.workspace.id} ${changes.join(' ')}`})`,
      )
      await listener.hears('time', changes[0])
    }
    await expect(response.text()).rejects.toThrow('keep up')
  })
})

describe('whoever comes back', () => {
  it('gets what they missed, as far as they may see it now', async () => {
    const first = await listen(cookies.joe)
    await settle(mia.send, first)
    const lastEventId = first.last()
    await first.leave()
    const id = idOf(await mia.send('POST', '/v1/prompts', { name: 'Meanwhile', body: 'x' }))
    await joe.send('POST', '/v1/timer/start')
    const waiting = await listen(cookies.max)
    await settle(mia.send, waiting)
    const again = await listen(cookies.joe, { lastEventId })
    await again.hears('hello')
    expect(again.kinds()).not.toContain('resync')
    expect(again.hasHeardOf(id)).toBe(true)
    expect(again.hasHeardOf(joe.workspace.memberId)).toBe(true)
    const nothingNew = await listen(cookies.joe, { lastEventId: again.last() })
    expect(nothingNew.kinds()).toEqual(['hello'])
  })

  it('is told to read everything again after an id of another process, or of nobody', async () => {
    const changes = listenForChanges(deps)
    onTestFinished(() => changes.close())
    const on = createApp(deps, { changes })
    const elsewhere = await listen(cookies.joe, { on })
    for (const lastEventId of [
      elsewhere.last(),
      'x',
      '',
      'A'.repeat(22),
      `${elsewhere.last()}é`.slice(0, 22),
    ])
      expect((await listen(cookies.joe, { lastEventId })).kinds()).toEqual(['resync'])
  })

  it('is told so too when what they missed is long ago', async () => {
    const listener = await listen(cookies.joe)
    const lastEventId = listener.last()
    await listener.leave()
    const workspaces = Array.from({ length: 2100 }, () => `('tree ' || '${crypto.randomUUID()}')`)
    await deps.db.execute(
      sql.raw(`select pg_notify('promptsheet_changes', w) from unnest(array[${workspaces.join(',')}]) w`),
    )
    await settle(mia.send, await listen(cookies.mia))
    expect((await listen(cookies.joe, { lastEventId })).kinds()).toEqual(['resync'])
  })
})

describe('another process', () => {
  it('tells of the same change', async () => {
    const changes = listenForChanges(deps)
    onTestFinished(() => changes.close())
    await expect.poll(() => changes.heardSince()).not.toBeNull()
    const listener = await listen(cookies.joe, { on: createApp(deps, { changes }) })
    await joe.send('POST', '/v1/timer/start')
    await listener.hears('time', joe.workspace.memberId)
  })
})

describe('when something breaks', () => {
  it('goes on without Redis', async () => {
    const listener = await listen(cookies.joe)
    deps.redis.disconnect()
    onTestFinished(() => deps.redis.connect())
    const { status } = await joe.send('POST', '/v1/timer/start')
    expect(status).toBe(200)
    await listener.hears('time', joe.workspace.memberId)
    expect(listener.isOver()).toBe(false)
  })

  it('says so when the database could not be heard for a moment, and goes on', async () => {
    const listener = await listen(cookies.joe)
    const lastEventId = listener.last()
    const ended = await deps.db.execute(sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'promptsheet-changes' and datname = current_database()`)
    expect(ended.length).toBeGreaterThan(0)
    await expect.poll(listener.kinds, { timeout: 5000 }).toContain('resync')
    await joe.send('POST', '/v1/timer/start')
    await listener.hears('time', joe.workspace.memberId)
    expect((await listen(cookies.joe, { lastEventId })).kinds()).toEqual(['resync'])
  })
})

it('ends with a session that expires in silence', async () => {
  const listener = await listen(cookies.vic)
  passTime(31 * 86_400)
  // Any word about who may see what makes everybody's access be looked up again, as a minute does.
  await deps.db.execute(sql`select pg_notify('promptsheet_changes', ${`access ${mia.workspace.id}`})`)
  await expect.poll(listener.isOver, { timeout: 1000 }).toBe(true)
})
