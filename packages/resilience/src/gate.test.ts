import { expect, it } from 'vitest'
import { createGate, GateFull } from './gate.ts'

function setUp(options: {
  places: number
  reserved?: number
  mostWaiting?: number
  waitMilliseconds?: number
}) {
  const gate = createGate({ reserved: 0, mostWaiting: 10, waitMilliseconds: 5000, ...options })
  const log: string[] = []
  /** Work that ends when it is told to. */
  const begin = (name: string, rank = 0) => {
    const end = Promise.withResolvers<void>()
    const done = gate
      .run(rank, async () => {
        log.push(name)
        await end.promise
      })
      .catch((error: unknown) => {
        if (error instanceof GateFull) log.push(`not ${name}`)
        else throw error
      })
    return { end: () => end.resolve(), done }
  }
  return { gate, log, begin }
}
const turn = () => new Promise((resolve) => setTimeout(resolve, 5))

it('lets in as many as there are places, then the most important first', async () => {
  const { log, begin } = setUp({ places: 1 })
  const first = begin('first')
  const [hedge, retry, fresh] = [begin('hedge', 2), begin('retry', 1), begin('fresh', 0)]
  for (const work of [first, fresh, retry, hedge]) {
    await turn()
    work.end()
    await work.done
  }
  expect(log).toEqual(['first', 'fresh', 'retry', 'hedge'])
})

it('keeps places for what is most important', async () => {
  const { log, begin } = setUp({ places: 2, reserved: 1 })
  const [one, two] = [begin('background one', 2), begin('background two', 2)]
  await turn()
  const fresh = begin('fresh')
  await turn()
  expect(log).toEqual(['background one', 'fresh'])
  fresh.end()
  await turn()
  expect(log).toEqual(['background one', 'fresh'])
  one.end()
  await turn()
  expect(log).toEqual(['background one', 'fresh', 'background two'])
  two.end()
  await Promise.all([two.done, fresh.done])
})

it('turns away who waited too long, and the least important when too many wait', async () => {
  const { gate, log, begin } = setUp({ places: 1, mostWaiting: 1, waitMilliseconds: 30 })
  const first = begin('first')
  const hedge = begin('hedge', 2)
  const fresh = begin('fresh')
  const late = begin('late')
  await Promise.all([hedge.done, late.done, fresh.done])
  expect(log).toEqual(['first', 'not hedge', 'not late', 'not fresh'])
  first.end()
  await first.done
  expect([gate.waiting(), gate.inside()]).toEqual([0, 0])
})

it('gives the place back when the work fails', async () => {
  const { gate } = setUp({ places: 1 })
  await expect(gate.run(0, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await gate.run(0, () => Promise.resolve('next'))).toBe('next')
})
