import { expect, it } from 'vitest'
import { atClock, lengthsOf, midnightOf, readClock } from './split.ts'
import type { Part, TimeEntry } from './week.queries.ts'

const entryOf = (startedAt: string, endedAt: string, timezone = 'Europe/Berlin'): TimeEntry => ({
  id: 'a',
  memberId: 'm',
  startedAt,
  endedAt,
  durationSeconds: Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000),
  timezone,
  localDate: '2026-11-17',
  isTimed: true,
  projectId: null,
  taskId: null,
  clientId: null,
  description: '',
  billable: false,
  tags: [],
  source: 'manual',
  status: 'open',
  rate: null,
  amount: null,
  invoiceId: null,
  revision: 1,
  createdAt: startedAt,
  updatedAt: startedAt,
  deletedAt: null,
})

it('a clock time is the first there is after the start, to the whole minute', () => {
  const entry = entryOf('2026-11-17T21:00:20.400Z', '2026-11-18T05:30:00Z')
  expect(atClock(entry, '23:30')).toBe('2026-11-17T22:30:00.000Z')
  expect(atClock(entry, '06:00')).toBe('2026-11-18T05:00:00.000Z')
  expect(atClock(entry, '22:00')).toBeNull()
  expect(atClock(entry, '07:00')).toBeNull()
})

it('a clock time after the clocks changed is where they say it', () => {
  const autumn = entryOf('2026-10-24T22:00:00Z', '2026-10-25T06:00:00Z')
  // Half past two came twice.
  expect(atClock(autumn, '02:30')).toBe('2026-10-25T00:30:00.000Z')
  expect(atClock(autumn, '04:00')).toBe('2026-10-25T03:00:00.000Z')
  const spring = entryOf('2026-03-28T23:00:00Z', '2026-03-29T04:00:00Z')
  expect(atClock(spring, '04:00')).toBe('2026-03-29T02:00:00.000Z')
  expect(atClock(spring, '02:30')).toBeNull()
  const lordHowe = entryOf('2026-04-04T13:00:00Z', '2026-04-04T20:00:00Z', 'Australia/Lord_Howe')
  expect(atClock(lordHowe, '03:00')).toBe('2026-04-04T16:30:00.000Z')
})

it('the midnight within an entry is found from either of its days', () => {
  const entry = entryOf('2026-11-17T21:00:00Z', '2026-11-18T05:30:00Z')
  const part = (startedAt: string, endedAt: string): Part => ({
    entryId: 'a',
    date: '2026-11-17',
    startedAt,
    endedAt,
    seconds: 0,
    startTime: '',
    endTime: '',
  })
  const midnight = '2026-11-17T23:00:00.000Z'
  expect(midnightOf(entry, [part('2026-11-17T21:00:00.000Z', midnight)])).toBe(midnight)
  expect(midnightOf(entry, [part(midnight, '2026-11-18T05:30:00.000Z')])).toBe(midnight)
  expect(midnightOf(entry, [part('2026-11-17T21:00:00.000Z', '2026-11-18T05:30:00.000Z')])).toBeNull()
  expect(lengthsOf(entry, midnight)).toEqual([2 * 3600, 6.5 * 3600])
})

it('the end of the first part is typed as times are anywhere', () => {
  const night = entryOf('2026-11-17T21:00:20Z', '2026-11-18T05:30:00Z')
  const read = ['2:15', '02:15', '2am', 'midnight', '00:00', '24:00', '23', '22:00', 'soon', '']
  expect(read.map((typed) => readClock(night, typed))).toEqual([
    '02:15',
    '02:15',
    '02:00',
    '00:00',
    '00:00',
    '00:00',
    '23:00',
    null,
    null,
    null,
  ])
  const morning = entryOf('2026-11-17T09:00:00Z', '2026-11-17T14:00:00Z')
  expect(readClock(morning, '2')).toBe('14:00')
})
