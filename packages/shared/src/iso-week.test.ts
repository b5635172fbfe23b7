import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addWeeks, daysOf, isWeek, weekdayOf, weekOf } from './iso-week.ts'

const anyDay = fc.integer({ min: 0, max: 80_000 }).map((days) => addDays('1950-01-01', days))
const weekStart = fc.integer({ min: 0, max: 6 })

test('a week is named as ISO names it, also where the year turns', () => {
  for (const [day, week] of [
    ['2026-11-20', '2026-W47'],
    ['2026-01-01', '2026-W01'],
    ['2027-01-01', '2026-W53'],
    ['2024-12-30', '2025-W01'],
    ['2021-01-03', '2020-W53'],
    ['2000-02-29', '2000-W09'],
  ] as const)
    expect([day, weekOf(day)]).toEqual([day, week])
})

test('a week that starts on another day is named by its Thursday', () => {
  expect(weekOf('2026-11-22', 0)).toBe('2026-W48')
  expect(weekOf('2026-11-22', 1)).toBe('2026-W47')
  expect(daysOf('2026-W48', 0)).toEqual([
    '2026-11-22',
    '2026-11-23',
    '2026-11-24',
    '2026-11-25',
    '2026-11-26',
    '2026-11-27',
    '2026-11-28',
  ])
  expect(daysOf('2026-W48', 5)[0]).toBe('2026-11-20')
})

test('each day is in exactly the week that says so, and only its Thursday decides', () => {
  fc.assert(
    fc.property(anyDay, weekStart, (day, start) => {
      const week = weekOf(day, start)
      const days = daysOf(week, start)
      expect(days).toContain(day)
      expect(days.map(weekdayOf)[0]).toBe(start)
      expect(days.filter((other) => weekdayOf(other) === 4).map((other) => weekOf(other))).toEqual([week])
      expect(isWeek(week)).toBe(true)
    }),
  )
})

test('weeks follow each other without a gap, forth and back', () => {
  fc.assert(
    fc.property(anyDay, weekStart, fc.integer({ min: -600, max: 600 }), (day, start, weeks) => {
      const week = weekOf(day, start)
      expect(addWeeks(addWeeks(week, weeks), -weeks)).toBe(week)
      expect(daysOf(addWeeks(week, 1), start)[0]).toBe(addDays(daysOf(week, start)[6] ?? '', 1))
    }),
  )
})

test('only some years have a 53rd week', () => {
  expect(['2020-W53', '2021-W53', '2026-W53', '2026-W00', '2026-47', ''].map(isWeek)).toEqual([
    true,
    false,
    true,
    false,
    false,
    false,
  ])
})
