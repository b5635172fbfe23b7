import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatDuration, parseDuration, secondsOf } from './duration.ts'

test.each([
  ['1.5', 5400],
  ['1,5', 5400],
  ['.25', 900],
  ['2', 7200],
  ['40', 144_000],
  ['1:30', 5400],
  [':45', 2700],
  ['01:05', 3900],
  ['1:30:15', 5415],
  ['90m', 5400],
  ['90 min', 5400],
  ['1h30', 5400],
  ['1h 30m', 5400],
  ['1h05', 3900],
  ['1.5h', 5400],
  ['1,5 h', 5400],
  ['2 hours and 15 minutes', 8100],
  ['45s', 45],
  [' 1H 30M ', 5400],
  ['0.0166', 60],
])('%s is so many seconds', (text, seconds) => {
  expect(parseDuration(text)).toEqual({ seconds })
})

const at = (clock: string) => {
  const [hour = '0', minute = '0'] = clock.split(':')
  return Number(hour) * 60 + Number(minute)
}

test.each([
  ['9-10:30', '9:00', '10:30'],
  ['9 – 10:30', '9:00', '10:30'],
  ['09:15-17', '9:15', '17:00'],
  ['9.30-11.15', '9:30', '11:15'],
  ['9h30-10h', '9:30', '10:00'],
  ['9am to noon', '9:00', '12:00'],
  ['9-5pm', '9:00', '17:00'],
  ['1-5pm', '13:00', '17:00'],
  ['11-1pm', '11:00', '13:00'],
  ['12-1pm', '12:00', '13:00'],
  ['9am-5', '9:00', '17:00'],
  ['5pm-9', '17:00', '21:00'],
  ['9-5', '9:00', '17:00'],
  ['10-2', '10:00', '14:00'],
  ['11-12:30', '11:00', '12:30'],
  ['12:30-1', '12:30', '13:00'],
  ['9-noon', '9:00', '12:00'],
  ['noon to 1', '12:00', '13:00'],
  ['12am-1am', '0:00', '1:00'],
  ['22-6', '22:00', '30:00'],
  ['10pm-6am', '22:00', '30:00'],
  ['23:00-0', '23:00', '24:00'],
  ['20-24', '20:00', '24:00'],
  ['00:00-24:00', '0:00', '24:00'],
  ['9 p.m. to midnight', '21:00', '24:00'],
])('%s is from when to when', (text, start, end) => {
  expect(parseDuration(text)).toEqual({ startMinutes: at(start), endMinutes: at(end) })
})

test.each([
  '',
  ' ',
  '0',
  '0:00',
  '-1',
  'x',
  '1:60',
  '1:5',
  '25-26',
  '9-',
  '-9',
  '9-10-11',
  '13pm-2pm',
  '9-9',
])('“%s” is no time at all', (text) => expect(parseDuration(text)).toBeNull())

test('what is written is read as the same, to the second', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 36_000_000 }), (seconds) => {
      expect(parseDuration(formatDuration(seconds))).toEqual({ seconds })
    }),
  )
  expect([0, 5400, 59, -5400, 3_600_000].map(formatDuration)).toEqual([
    '0:00',
    '1:30',
    '0:00:59',
    '-1:30',
    '1000:00',
  ])
})

test('a time of day is understood in either notation', () => {
  const half = (minutes: number) => (minutes < 720 ? 'am' : 'pm')
  const twelve = (minutes: number) =>
    `${Math.floor(minutes / 60) % 12 || 12}:${String(minutes % 60).padStart(2, '0')}${half(minutes)}`
  const twentyFour = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  const minutes = fc.integer({ min: 0, max: 1439 })
  fc.assert(
    fc.property(minutes, minutes, (startMinutes, end) => {
      fc.pre(startMinutes !== end)
      const expected = { startMinutes, endMinutes: end > startMinutes ? end : end + 1440 }
      expect(parseDuration(`${twelve(startMinutes)}-${twelve(end)}`)).toEqual(expected)
      if (startMinutes < 600 || startMinutes >= 780)
        expect(parseDuration(`${twentyFour(startMinutes)} to ${twentyFour(end)}`)).toEqual(expected)
    }),
  )
})

test('whatever is typed gives a positive length or nothing', () => {
  const piece = fc.constantFrom(
    '1',
    '9',
    '30',
    ':',
    '.',
    ',',
    '-',
    ' ',
    'h',
    'm',
    'pm',
    'am',
    'noon',
    'to',
    's',
    '💥',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const parsed = parseDuration(pieces.join(''))
      if (parsed !== null) expect(secondsOf(parsed)).toBeGreaterThan(0)
    }),
  )
})
