import { expect, it } from 'vitest'
import { createSingleFlight } from './single-flight.ts'

function setUp() {
  const flights = createSingleFlight<number>()
  const begun: PromiseWithResolvers<number>[] = []
  const ask = () =>
    flights.run('key', () => {
      const work = Promise.withResolvers<number>()
      begun.push(work)
      return work.promise
    })
  return { flights, begun, ask }
}

it('does the same work once, and again once it is done', async () => {
  const { begun, ask } = setUp()
  const both = Promise.all([ask(), ask()])
  begun[0]?.resolve(1)
  expect(await both).toEqual([1, 1])
  const later = ask()
  begun[1]?.resolve(2)
  expect(await later).toBe(2)
})

it('lets nobody who comes after a change join what was begun before it', async () => {
  const { flights, begun, ask } = setUp()
  const before = ask()
  flights.forget('key')
  const after = [ask(), ask()]
  begun[0]?.resolve(1)
  expect(await before).toBe(1)
  begun[1]?.resolve(2)
  expect(await Promise.all(after)).toEqual([2, 2])
  expect(begun).toHaveLength(2)
})

it('passes a failure on to all who wait, and keeps none of it', async () => {
  const { begun, ask } = setUp()
  const both = Promise.allSettled([ask(), ask()])
  begun[0]?.reject(new Error('down'))
  expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  const later = ask()
  begun[1]?.resolve(2)
  expect(await later).toBe(2)
})
