import { connect, createServer, type Socket } from 'node:net'
import { expect, inject, it, onTestFinished } from 'vitest'
import { createApp } from '../app.ts'
import { connectFailFast } from '../redis.ts'
import { startHarness } from '../testing/harness.ts'

const { person, deps, origin } = await startHarness()

/** A way to the real Redis that can stop passing anything on, as a frozen server would. */
async function passage(target: URL) {
  const sockets = new Set<Socket>()
  let isFrozen = false
  let asked = 0
  const server = createServer((client) => {
    const redis = connect(Number(target.port), target.hostname)
    for (const socket of [client, redis]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
    }
    client.on('data', (bytes) => {
      if (isFrozen) asked += 1
      else redis.write(bytes)
    })
    redis.on('data', (bytes) => client.write(bytes))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = new URL(target)
  url.host = `127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  return {
    url: url.toString(),
    asked: () => asked,
    freeze: (to: boolean) => {
      isFrozen = to
    },
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

it('asks a Redis that hangs a few times, then goes on without it, and with it when it is back', async () => {
  const mia = await person('Mia')
  const way = await passage(new URL(inject('services').redisUrl))
  const redis = connectFailFast(way.url, deps.log)
  onTestFinished(() => {
    redis.disconnect()
    way.close()
  })
  await new Promise((resolve) => redis.once('ready', resolve))
  const app = createApp({ ...deps, redis })
  const answer = await app.request(`${origin}/v1/auth/login`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ email: mia.email, password: mia.password }),
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  const look = async () => {
    const response = await app.request(`${origin}/v1/me`, { headers: { cookie } })
    return [response.status, response.headers.has('ratelimit')]
  }
  expect(await look()).toEqual([200, true])
  way.freeze(true)
  for (let n = 0; n < 40; n++) expect(await look()).toEqual([200, true])
  // Without the breaker each of the 40 would have asked, and waited.
  expect(way.asked()).toBeLessThan(20)
  way.freeze(false)
  await expect.poll(look).toEqual([200, true])
})
