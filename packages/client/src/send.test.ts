import { createRetryBudget } from '@promptsheet/resilience/retry-budget'
import { describe, expect, it, vi } from 'vitest'
import { answerWith, breakOff, fine, hang, hangUp, startFaultyServer } from './faulty-server.ts'
import { createHedger } from './hedger.ts'
import { createManualClock } from './manual-clock.ts'
import { createSend, type SendOptions } from './send.ts'

const busy = (seconds: string) => answerWith(503, { 'retry-after': seconds })
const never = new Promise<void>(() => {})
const keyed = { 'idempotency-key': 'k-1', 'content-type': 'application/json' }

async function setUp(answers: Parameters<typeof startFaultyServer>[0], options: SendOptions = {}) {
  const server = await startFaultyServer(answers)
  const time = createManualClock()
  const send = createSend({ clock: time.clock, random: () => 0.5, ...options })
  const call = (method: string, headers: Record<string, string> = {}, signal?: AbortSignal) =>
    send(
      new Request(`${server.url}/v1/prompts`, {
        method,
        headers,
        ...(method === 'GET' ? {} : { body: '{"name":"Letter"}' }),
        ...(signal && { signal }),
      }),
    )
  const attempts = () => server.seen.map(({ headers }) => headers['x-attempt'])
  return { ...server, ...time, call, attempts }
}

describe('a call whose answer is lost', () => {
  for (const [name, lose] of Object.entries({ hangUp, breakOff, 'bad gateway': answerWith(502) }))
    it(`is made again, the same, when it may be repeated: ${name}`, async () => {
      const { call, skip, seen, attempts, paused } = await setUp([lose, lose, fine])
      const answer = call('POST', keyed)
      await skip(1000)
      await skip(1000)
      expect(await (await answer).json()).toEqual({ id: '1' })
      expect(attempts()).toEqual(['1', '2', '3'])
      expect(new Set(seen.map(({ body }) => body))).toEqual(new Set(['{"name":"Letter"}']))
      expect(new Set(seen.map(({ headers }) => headers['idempotency-key']))).toEqual(new Set(['k-1']))
      expect(paused).toEqual([150, 300])
    })

  it('is made three times at most, and then fails as the last did', async () => {
    const { call, skip, attempts } = await setUp([hangUp])
    const answer = call('GET').catch((error: Error) => error.name)
    await skip(1000)
    await skip(1000)
    expect(await answer).toBe('TypeError')
    expect(attempts()).toEqual(['1', '2', '3'])
    const refused = await setUp([answerWith(504)])
    const last = refused.call('DELETE')
    await refused.skip(1000)
    await refused.skip(1000)
    expect((await last).status).toBe(504)
  })

  it('is not made again when that could do it twice, nor when it was answered', async () => {
    for (const method of ['POST', 'PATCH']) {
      const { call, attempts } = await setUp([hangUp])
      await expect(call(method)).rejects.toThrow(TypeError)
      expect(attempts()).toEqual(['1'])
    }
    for (const status of [400, 404, 409, 412, 422, 500]) {
      const { call, attempts } = await setUp([answerWith(status)])
      expect((await call('POST', keyed)).status).toBe(status)
      expect(attempts()).toEqual(['1'])
    }
  })
})

describe('a busy server', () => {
  it('is asked again after the time it names, and a little more', async () => {
    for (const answer of [busy('2'), answerWith(429, { 'retry-after': '2' })]) {
      const { call, skip, paused, attempts } = await setUp([answer, fine])
      const done = call('GET')
      await skip(5000)
      expect((await done).status).toBe(200)
      expect([paused, attempts()]).toEqual([[2150], ['1', '2']])
    }
  })

  it('is asked again whether a change that still runs is done', async () => {
    const { call, skip, attempts } = await setUp([answerWith(409, { 'retry-after': '1' }), fine])
    const done = call('POST', keyed)
    await skip(5000)
    expect([(await done).status, attempts()]).toEqual([200, ['1', '2']])
  })

  it('is believed when it wants more time than there is', async () => {
    const { call, attempts } = await setUp([busy('900')])
    expect((await call('GET')).status).toBe(503)
    expect(attempts()).toEqual(['1'])
  })

  it('is asked for anything again when it says that it has done nothing', async () => {
    const overloaded = answerWith(503, { 'retry-after': '1' }, '{"code":"overloaded"}')
    for (const refuse of [answerWith(429, { 'retry-after': '1' }), overloaded]) {
      const { call, skip } = await setUp([refuse, fine])
      const done = call('POST')
      await skip(5000)
      expect((await done).status).toBe(200)
    }
    const { call: again } = await setUp([busy('1')])
    expect((await again('POST')).status).toBe(503)
  })

  it('gets a tenth more calls at most, however many fail', async () => {
    const { seen, url } = await setUp([busy('0')])
    const send = createSend({
      clock: { now: () => 0, wait: (milliseconds) => (milliseconds === 0 ? Promise.resolve() : never) },
      random: () => 0,
      trySeconds: 60,
      budget: createRetryBudget({ callsPerRetry: 10, most: 10 }),
    })
    for (let n = 0; n < 300; n++) await send(new Request(`${url}/v1/prompts`))
    expect(seen).toHaveLength(300 + 10 + 29)
  })
})

describe('time', () => {
  it('is up for one try after a while, and the call is made again', async () => {
    const { call, skip, seen, attempts } = await setUp([hang, fine], { trySeconds: 5 })
    const done = call('GET')
    await vi.waitFor(() => expect(seen).toHaveLength(1))
    await skip(5000)
    await skip(1000)
    expect([(await done).status, attempts()]).toEqual([200, ['1', '2']])
    await vi.waitFor(() => expect(seen[0]?.isGone).toBe(true))
  })

  it('is up for the call in the end; a body that takes long to send gets longer', async () => {
    const { call, skip, pass, seen } = await setUp([hang])
    const lost = call('POST').catch((error: Error) => error.name)
    await vi.waitFor(() => expect(seen).toHaveLength(1))
    pass(29_999)
    const isOver = await Promise.race([
      lost,
      new Promise((resolve) => setTimeout(() => resolve('waits'), 20)),
    ])
    expect(isOver).toBe('waits')
    await skip(40_000)
    expect(await lost).toBe('TimeoutError')
  })

  it('is not waited for once the caller has left', async () => {
    const caller = new AbortController()
    const { call, seen, attempts } = await setUp([hang])
    const lost = call('GET', {}, caller.signal).catch((error: Error) => error.message)
    await vi.waitFor(() => expect(seen).toHaveLength(1))
    caller.abort(new Error('left'))
    expect(await lost).toBe('left')
    expect(attempts()).toEqual(['1'])
    const pausing = new AbortController()
    const { call: again, seen: tries } = await setUp([busy('3')])
    const left = again('GET', {}, pausing.signal).catch((error: Error) => error.message)
    await vi.waitFor(() => expect(tries).toHaveLength(1))
    pausing.abort(new Error('left'))
    expect(await left).toBe('left')
  })
})

it('tells when a call is tried again, and when such a call is over', async () => {
  const told: string[] = []
  const { call, skip } = await setUp([hangUp, fine, fine], {
    onRetry: ({ method }) => told.push(`again ${method}`),
    onOver: ({ method }) => told.push(`over ${method}`),
  })
  const done = call('GET')
  await skip(1000)
  await done
  await call('GET')
  expect(told).toEqual(['again GET', 'over GET'])
})

describe('a hedge', () => {
  const isHot = ({ url }: Request) => url.endsWith('/v1/prompts')
  const warm = Array.from({ length: 20 }, () => fine)

  it('asks once more when a hot read is late, takes the first answer and drops the other', async () => {
    const time = createManualClock()
    const hedger = createHedger({ clock: time.clock, isHot })
    const { seen, url } = await startFaultyServer([...warm, hang, fine])
    const send = createSend({ clock: time.clock, hedger })
    for (let n = 0; n < 20; n++) await send(new Request(`${url}/v1/prompts`))
    const late = send(new Request(`${url}/v1/prompts`))
    await vi.waitFor(() => expect(seen).toHaveLength(21))
    await time.skip(100)
    expect((await late).status).toBe(200)
    expect(seen.slice(20).map(({ headers }) => headers['x-is-hedge'])).toEqual([undefined, '1'])
    await vi.waitFor(() => expect(seen[20]?.isGone).toBe(true))
    const rest = await startFaultyServer([hang])
    const cold = send(new Request(`${rest.url}/v1/tags`)).catch((error: Error) => error.name)
    await vi.waitFor(() => expect(rest.seen).toHaveLength(1))
    time.pass(9000)
    expect(rest.seen).toHaveLength(1)
    time.pass(30_000)
    expect(await cold).toBe('TimeoutError')
  })

  it('is paid from the same budget as retries', async () => {
    const time = createManualClock()
    const budget = { earn: () => {}, spend: () => false }
    const { seen, url } = await startFaultyServer([...warm, hang])
    const send = createSend({ clock: time.clock, budget, hedger: createHedger({ clock: time.clock, isHot }) })
    for (let n = 0; n < 20; n++) await send(new Request(`${url}/v1/prompts`))
    const late = send(new Request(`${url}/v1/prompts`)).catch((error: Error) => error.name)
    await vi.waitFor(() => expect(seen).toHaveLength(21))
    await time.skip(100)
    time.pass(10_000)
    expect([await late, seen.length]).toEqual(['TimeoutError', 21])
  })
})
