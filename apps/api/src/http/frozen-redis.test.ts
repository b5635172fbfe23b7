import { connect, createServer, type Socket } from 'node:net'
import { expect, inject, it, onTestFinished } from 'vitest'
import { createApp } from '../app.ts'
import { listenForChanges } from '../cache/changes.ts'
import { connectFailFast } from '../redis.ts'
import { cookieOf } from '../testing/cookie-of.ts'
import { startHarness } from '../testing/harness.ts'
import { idOf } from '../testing/read-answer.ts'

const harness = await startHarness()
const { person, deps, origin } = harness

/** A way to the real Redis that can stop passing anything on, as a frozen server would, and catches up after it. */
async function passage(target: URL) {
  const sockets = new Set<Socket>()
  const held: (() => void)[] = []
  let isFrozen = false
  const [asked, passed]: [string[], string[]] = [[], []]
  const server = createServer((client) => {
    const redis = connect(Number(target.port), target.hostname)
    for (const socket of [client, redis]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
    }
    client.on('data', (bytes) => {
      const said = bytes.toString('latin1')
      if (isFrozen) {
        asked.push(said)
        held.push(() => redis.write(bytes))
        return
      }
      passed.push(said)
      redis.write(bytes)
    })
    redis.on('data', (bytes) => client.write(bytes))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = new URL(target)
  url.host = `127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  return {
    url: url.toString(),
    /** How often it was sent this command while frozen, and since it last was. */
    asked: (command: string) => timesIn(asked, command),
    passed: (command: string) => timesIn(passed, command),
    freeze: (to: boolean) => {
      isFrozen = to
      passed.length = 0
      for (const write of held.splice(0)) write()
    },
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

const timesIn = (said: string[], command: string) => said.join('').split(`\r\n${command}\r\n`).length - 1

/** A process whose Redis can freeze, and Mia signed in to it. */
async function freezable() {
  const mia = await person('Mia')
  const way = await passage(new URL(inject('services').redisUrl))
  const redis = connectFailFast(way.url, deps.log)
  const changes = listenForChanges(deps)
  onTestFinished(async () => {
    redis.disconnect()
    way.close()
    await changes.close()
  })
  await new Promise((resolve) => redis.once('ready', resolve))
  const app = createApp({ ...deps, redis }, { changes })
  // What is kept in Redis is asked for only by who hears of changes to it.
  await expect.poll(() => changes.heardSince()).not.toBeNull()
  const cookie = await cookieOf(harness, mia)
  const look = (path: string) => app.request(`${origin}${path}`, { headers: { cookie } })
  return { mia, way, look }
}

it('asks a Redis that hangs for a few prompts, then reads without it, and with it when it is back', async () => {
  const { mia, way, look } = await freezable()
  const path = `/v1/prompts/${idOf(await mia.send('POST', '/v1/prompts', { name: 'Letter', body: 'Dear' }))}`
  expect((await look(path)).status).toBe(200)
  way.freeze(true)
  for (let n = 0; n < 40; n++) expect((await look(path)).status).toBe(200)
  // Without the breaker each of the 40 would have asked, and waited.
  expect(way.asked('hmget')).toBeGreaterThan(0)
  expect(way.asked('hmget')).toBeLessThan(20)
  way.freeze(false)
  await expect
    .poll(
      async () => {
        expect((await look(path)).status).toBe(200)
        return way.passed('hmget')
      },
      { timeout: 5000 },
    )
    .toBeGreaterThan(3)
})

it('counts the first of what is counted exactly with a Redis that hangs, then the rest by itself', async () => {
  const { way, look } = await freezable()
  const left = async () => {
    const answer = await look('/v1/exports/prompts?format=json')
    expect(answer.status).toBe(200)
    return Number(/r=(\d+)/.exec(answer.headers.get('ratelimit') ?? '')?.[1])
  }
  way.freeze(true)
  const first = await left()
  for (let n = 1; n < 40; n++) expect(await left()).toBe(first - n)
  expect(way.asked('evalsha')).toBeGreaterThan(0)
  expect(way.asked('evalsha')).toBeLessThan(20)
})
