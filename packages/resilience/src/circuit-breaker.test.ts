import { expect, it } from 'vitest'
import { BreakerOpen, createBreaker } from './circuit-breaker.ts'

function setUp() {
  let time = 0
  const breaker = createBreaker({
    windowMilliseconds: 30_000,
    minimumCalls: 4,
    failureShare: 0.5,
    openMilliseconds: 1000,
    trialCalls: 2,
    now: () => time,
  })
  const good = () => breaker.run(() => Promise.resolve('ok'))
  const bad = () => breaker.run(() => Promise.reject(new Error('down'))).catch((error: Error) => error.name)
  return { breaker, good, bad, pass: (milliseconds: number) => (time += milliseconds) }
}

it('opens when half of enough calls fail, and not before', async () => {
  const { breaker, good, bad } = setUp()
  await good()
  for (let n = 0; n < 2; n++) expect(await bad()).toBe('Error')
  expect(breaker.state()).toBe('closed')
  await bad()
  expect(breaker.state()).toBe('open')
  await expect(good()).rejects.toThrow(BreakerOpen)
})

it('forgets what failed long ago', async () => {
  const { breaker, bad, pass } = setUp()
  for (let n = 0; n < 8; n++) {
    await bad()
    pass(11_000)
  }
  expect(breaker.state()).toBe('closed')
})

it('tries one call at a time after a while, closes after some successes, and opens again at a failure', async () => {
  const { breaker, good, bad, pass } = setUp()
  for (let n = 0; n < 4; n++) await bad()
  pass(1000)
  expect(await bad()).toBe('Error')
  expect(breaker.state()).toBe('open')
  pass(1000)
  const slow = Promise.withResolvers<string>()
  const first = breaker.run(() => slow.promise)
  await expect(good()).rejects.toThrow(BreakerOpen)
  slow.resolve('back')
  expect(await first).toBe('back')
  expect(breaker.state()).toBe('trying')
  await good()
  expect(breaker.state()).toBe('closed')
})

it('can be held open or closed', async () => {
  const { breaker, good, bad } = setUp()
  breaker.force('open')
  await expect(good()).rejects.toThrow(BreakerOpen)
  breaker.force('closed')
  for (let n = 0; n < 9; n++) expect(await bad()).toBe('Error')
  breaker.force(null)
  expect(breaker.state()).toBe('open')
})
