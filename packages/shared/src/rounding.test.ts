import { expect, it } from 'vitest'
import { roundSeconds, roundSum } from './rounding.ts'

const quarter = { minutes: 15 } as const

it('never rounds what is exact already', () => {
  for (const mode of ['nearest', 'up', 'down'] as const)
    expect([0, 900, 5400].map((seconds) => roundSeconds(seconds, { mode, ...quarter }))).toEqual([
      0, 900, 5400,
    ])
})

// 13:00:20 to 14:30:20, which solidtime bills as 1:45.
it('rounds how long it was, not when it began and ended', () => {
  expect(roundSeconds(90 * 60, { mode: 'up', ...quarter })).toBe(90 * 60)
})

it('rounds up from the first second over, down to the last under, and halfway up', () => {
  expect(roundSeconds(901, { mode: 'up', ...quarter })).toBe(1800)
  expect(roundSeconds(1799, { mode: 'down', ...quarter })).toBe(900)
  expect([449, 450].map((seconds) => roundSeconds(seconds, { mode: 'nearest', ...quarter }))).toEqual([
    0, 900,
  ])
})

it('makes a whole hour of 59 minutes and 31 seconds, to the nearest minute 60', () => {
  expect(roundSeconds(59 * 60 + 31, { mode: 'nearest', minutes: 1 })).toBe(3600)
})

it('rounds each entry, each day, or the whole', () => {
  const parts = [
    { day: '2026-11-02', seconds: 300 },
    { day: '2026-11-02', seconds: 300 },
    { day: '2026-11-03', seconds: 300 },
  ]
  const up = (per: 'entry' | 'day' | 'group') => roundSum(parts, { mode: 'up', minutes: 10, per })
  expect([up('entry'), up('day'), up('group'), roundSum(parts, null)]).toEqual([1800, 1200, 1200, 900])
})
