import { sql } from 'drizzle-orm'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createApp } from '../app.ts'
import { listenForChanges } from '../cache/changes.ts'
import { startHarness } from '../testing/harness.ts'
import { joinWorkspace } from '../testing/join-workspace.ts'
import { idOf } from '../testing/read-answer.ts'
import { createEvents } from './create-events.ts'
import { makeListeners } from './testing/make-listeners.ts'

const harness = await startHarness()
const { app, client, deps, origin, passTime } = harness
const { listen, cookieOf, settle, mia, joe, cookies } = await makeListeners(harness)

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
