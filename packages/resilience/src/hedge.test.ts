import { expect, it } from 'vitest'
import type { Clock } from './clock.ts'
import { createLatencies, hedge } from './hedge.ts'

type Lane = { signal: AbortSignal; isHedge: boolean } & PromiseWithResolvers<number>

/** Calls that end when the test says so, and a wait that is over when it says so. */
function setUp(mayHedge = true) {
  const lanes: Lane[] = []
  const late = Promise.withResolvers<void>()
  const clock: Clock = { now: () => 0, wait: () => late.promise }
  const caller = new AbortController()
  const answer = hedge({
    call: (signal, isHedge) => {
      const lane = { signal, isHedge, ...Promise.withResolvers<number>() }
      lanes.push(lane)
      signal.addEventListener('abort', () => lane.reject(signal.reason))
      return lane.promise
    },
    isGood: (value) => value < 500,
    afterMilliseconds: 100,
    mayHedge: () => mayHedge,
    clock,
    signal: caller.signal,
  })
  const begun = async (count: number) => {
    while (lanes.length < count) await Promise.resolve()
    return lanes
  }
  return { answer, late, caller, lanes, begun }
}

it('makes no second call when the first is in time, whatever it answers', async () => {
  const { answer, lanes } = setUp()
  lanes[0]?.resolve(503)
  expect(await answer).toBe(503)
  expect(lanes).toHaveLength(1)
  const { answer: failed, lanes: failing } = setUp()
  failing[0]?.reject(new Error('down'))
  await expect(failed).rejects.toThrow('down')
})

it('takes the hedge when it is first, and aborts the original; and the other way round', async () => {
  for (const winner of [0, 1]) {
    const { answer, late, begun } = setUp()
    late.resolve()
    const lanes = await begun(2)
    expect(lanes.map(({ isHedge }) => isHedge)).toEqual([false, true])
    lanes[winner]?.resolve(200 + winner)
    expect(await answer).toBe(200 + winner)
    expect(lanes.map(({ signal }) => signal.aborted)).toEqual([winner === 1, winner === 0])
  }
})

it('waits for the other when one is refused, and gives the original’s answer when both are', async () => {
  const { answer, late, begun } = setUp()
  late.resolve()
  const [original, second] = await begun(2)
  second?.resolve(503)
  original?.resolve(200)
  expect(await answer).toBe(200)
  const again = setUp()
  again.late.resolve()
  const lanes = await again.begun(2)
  lanes[1]?.reject(new Error('down'))
  lanes[0]?.resolve(502)
  expect(await again.answer).toBe(502)
})

it('makes none that it may not, and stops both when the caller does', async () => {
  const { answer, late, lanes } = setUp(false)
  late.resolve()
  lanes[0]?.resolve(200)
  expect(await answer).toBe(200)
  expect(lanes).toHaveLength(1)
  const stopped = setUp()
  stopped.late.resolve()
  const both = await stopped.begun(2)
  stopped.caller.abort(new Error('left'))
  await expect(stopped.answer).rejects.toThrow('left')
  expect(both.map(({ signal }) => signal.aborted)).toEqual([true, true])
})

it('knows how long 19 of 20 calls took, once it has seen enough', () => {
  const latencies = createLatencies({ minimumCalls: 20, mostCalls: 100 })
  for (let call = 1; call < 20; call++) latencies.add(call)
  expect(latencies.p95()).toBeNull()
  latencies.add(1000)
  expect(latencies.p95()).toBe(19)
  for (let call = 0; call < 100; call++) latencies.add(7)
  expect(latencies.p95()).toBe(7)
})
