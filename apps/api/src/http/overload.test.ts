import { connect } from '@promptsheet/db/client'
import { inWorkspace } from '@promptsheet/db/in-workspace'
import { sql } from 'drizzle-orm'
import type { Redis } from 'ioredis'
import { expect, it, onTestFinished, vi } from 'vitest'
import { z } from 'zod'
import { createApp } from '../app.ts'
import { connectFailFast } from '../redis.ts'
import { startHarness } from '../testing/harness.ts'
import { idOf } from '../testing/read-answer.ts'

import { createRequestCounts } from './request-counts.ts'

const { person, deps, origin, databaseUrl } = await startHarness()

/** A process with one connection to the database, which the first slow request takes. */
async function narrowProcess() {
  const mia = await person('Mia')
  const made = await mia.send('POST', '/v1/api-keys', {
    name: 'Key',
    scopes: ['prompts:read', 'prompts:write'],
  })
  const { key } = Object(made.json)
  const promptId = idOf(await mia.send('POST', '/v1/prompts', { name: 'Letter', body: 'Dear' }))
  const narrow = connect(databaseUrl, { max: 1, name: 'narrow', statementTimeoutSeconds: 20 })
  onTestFinished(() => narrow.close())
  const app = createApp({ ...deps, db: narrow.db })
  const ask = async (path: string, headers: Record<string, string> = {}, body?: unknown) => {
    const response = await app.request(`${origin}${path}`, {
      method: body === undefined ? 'GET' : 'PATCH',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const { code } = z.object({ code: z.string().optional() }).parse(await response.json())
    return { status: response.status, code, retryAfter: response.headers.get('retry-after') }
  }
  /** Holds the prompt, so that whoever changes it waits in the database. */
  const hold = async () => {
    const held = Promise.withResolvers<void>()
    const release = Promise.withResolvers<void>()
    const tenant = { workspaceId: mia.workspace.id, memberId: mia.workspace.memberId, userId: mia.user.id }
    const done = inWorkspace(deps.db, tenant, async (tx) => {
      await tx.execute(sql`select from prompts where id = ${promptId} for update`)
      held.resolve()
      await release.promise
    })
    await held.promise
    return async () => {
      release.resolve()
      await done
    }
  }
  /** Until the slow request has the one connection, and waits in it for what is held. */
  const untilItWaits = () =>
    expect
      .poll(() =>
        deps.db.execute(sql`
          select from pg_stat_activity
          where datname = current_database() and application_name like '%narrow%' and wait_event_type = 'Lock'`),
      )
      .toHaveLength(1)
  return { ask, hold, untilItWaits, path: `/v1/prompts/${promptId}` }
}

it('waits a second for a connection, then says when to come again, having done nothing', async () => {
  const { ask, hold, untilItWaits, path } = await narrowProcess()
  const release = await hold()
  const slow = ask(path, {}, { name: 'Changed by the slow one' })
  await untilItWaits()
  const startedAt = performance.now()
  const turnedAway = await ask(path, {}, { name: 'Changed by nobody' })
  expect(turnedAway).toEqual({ status: 503, code: 'overloaded', retryAfter: '1' })
  expect(performance.now() - startedAt).toBeGreaterThan(900)
  await release()
  expect((await slow).status).toBe(200)
  expect((await ask('/v1/prompts?q=nobody')).status).toBe(200)
})

it('serves who asks for the first time before retries, hedges and background work', async () => {
  const { ask, hold, untilItWaits, path } = await narrowProcess()
  const release = await hold()
  const slow = ask(path, {}, { name: 'Changed by the slow one' })
  await untilItWaits()
  const order: string[] = []
  const note = (name: string) => (answer: { status: number }) => order.push(`${name} ${answer.status}`)
  const all = [
    ask('/v1/prompts', { 'x-is-hedge': '1' }).then(note('hedge')),
    ask('/v1/prompts', { 'x-priority': 'background' }).then(note('background')),
    ask('/v1/prompts', { 'x-attempt': '3' }).then(note('retry')),
    ask('/v1/prompts').then(note('fresh')),
  ]
  // Who stands in the line for a connection is seen by nobody outside: a short while is enough to be in it.
  await new Promise((resolve) => setTimeout(resolve, 50))
  await release()
  await slow
  await Promise.all(all)
  expect(order).toEqual(['fresh 200', 'retry 200', 'hedge 200', 'background 200'])
})

it('counts requests of all processes together, and each its own while Redis is away', async () => {
  const redis = connectFailFast(deps.env.redisUrl, deps.log)
  onTestFinished(() => redis.disconnect())
  await new Promise((resolve) => redis.once('ready', resolve))
  const key = crypto.randomUUID()
  // A clock that stands still: no window ends in the middle.
  let now = deps.clock()
  const counter = (redis: Redis) => {
    const count = createRequestCounts(redis, () => now)
    let own = 0
    return {
      count: () => {
        own += 1
        return count(key, 60).count
      },
      /** What it knows of the others: to ask counts too. */
      ofOthers: () => {
        own += 1
        return count(key, 60).count - own
      },
      own: () => own,
    }
  }
  const [one, two] = [counter(redis), counter(deps.redis)]
  for (let n = 1; n <= 5; n++) expect(one.count()).toBe(n)
  expect(two.count()).toBe(1)
  await expect.poll(two.ofOthers).toBe(5)
  await expect.poll(one.ofOthers).toBe(two.own())
  await expect.poll(two.ofOthers).toBe(one.own())

  redis.disconnect()
  const ofOne = one.own()
  const before = one.count()
  const tried = vi.spyOn(redis, 'pipeline')
  for (let n = 1; n <= 5; n++) expect(one.count()).toBe(before + n)
  // The second try to share comes after the first has failed.
  await expect.poll(() => tried.mock.calls.length).toBeGreaterThan(1)
  expect(one.count()).toBe(before + 6)
  expect(two.ofOthers()).toBe(ofOne)

  await redis.connect()
  await expect.poll(two.ofOthers).toBe(ofOne + 7)
  now = new Date(now.getTime() + 60_000)
  expect([one, two].map(({ count }) => count())).toEqual([1, 1])
})
