import { expect, it } from 'vitest'
import { fullJitter } from './backoff.ts'
import { createRetryBudget } from './retry-budget.ts'

it('lets a share of calls be tried again, and saves up no more than a few', () => {
  const budget = createRetryBudget({ callsPerRetry: 10, most: 3 })
  const retriesOf = (calls: number) => {
    let retries = 0
    for (let call = 0; call < calls; call++) {
      budget.earn()
      while (budget.spend()) retries += 1
    }
    return retries
  }
  expect(retriesOf(1)).toBe(3)
  expect(retriesOf(1000)).toBe(100)
  for (let call = 0; call < 1000; call++) budget.earn()
  expect(retriesOf(1)).toBe(3)
})

it('waits anything from nothing to a bound that doubles, up to the longest', () => {
  const bounds = { firstMilliseconds: 300, mostMilliseconds: 1000 }
  const pauses = (random: number) =>
    [1, 2, 3].map((retry) => fullJitter(retry, { ...bounds, random: () => random }))
  expect(pauses(0)).toEqual([0, 0, 0])
  expect(pauses(0.5)).toEqual([150, 300, 500])
})
