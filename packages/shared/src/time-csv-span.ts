import type { ClockTime } from './time-csv-cells.ts'
import { longestSeconds } from './time-csv-record.ts'
import { dayMilliseconds, type Zone } from './time-csv-zone.ts'

/** A clock time on a day: milliseconds as if the clock were UTC's. */
export type Local = { local: number; hasSeconds: boolean }

export type Span = { startedAt: number; endedAt: number }
type Wrong = { wrong: string; at: 'start' | 'end' | 'length' }
export type FoundSpan = { span: Span; differs: Span | null } | Wrong

export const toLocal = (date: string, { seconds, hasSeconds }: ClockTime): Local => ({
  local: Date.parse(`${date}T00:00:00Z`) + seconds * 1000,
  hasSeconds,
})

/** From a clock time to another one, or for so many seconds. Where the two differ, both are told: `differs` is by the duration. */
export function findSpan(zone: Zone, start: Local, end: Local | null, seconds: number | null): FoundSpan {
  const starts = zone.findInstants(start.local)
  const [first] = starts
  if (first === undefined) return { at: 'start', wrong: skipped(zone, start) }
  if (seconds !== null && seconds < 0) return { at: 'length', wrong: negative }
  if (end === null) {
    if (seconds === null) return { at: 'end', wrong: stillRuns }
    return checked({ startedAt: first, endedAt: first + seconds * 1000 }, null)
  }
  const ends = zone.findInstants(end.local)
  if (ends.length === 0) return { at: 'end', wrong: skipped(zone, end) }
  const pairs = starts.flatMap((startedAt) => ends.map((endedAt) => ({ startedAt, endedAt })))
  const likely = pairs.find(({ startedAt, endedAt }) => endedAt >= startedAt)
  if (likely === undefined) return { at: 'end', wrong: backwards }
  if (seconds === null) return checked(likely, null)
  // Where clocks are put back, the duration says which of two equal clock times is meant.
  const exact = pairs.find(({ startedAt, endedAt }) => endedAt - startedAt === seconds * 1000)
  if (exact !== undefined) return checked(exact, null)
  const byLength = { startedAt: likely.startedAt, endedAt: likely.startedAt + seconds * 1000 }
  const isWithinMinute = Math.abs(likely.endedAt - byLength.endedAt) < 60_000
  if (isWithinMinute && !(start.hasSeconds && end.hasSeconds)) return checked(byLength, null)
  return checked(likely, byLength)
}

/** The same between two instants. What is less than a second apart is the same. */
export function findExactSpan(startedAt: number, endedAt: number | null, seconds: number | null): FoundSpan {
  if (seconds !== null && seconds < 0) return { at: 'length', wrong: negative }
  if (endedAt === null) {
    if (seconds === null) return { at: 'end', wrong: stillRuns }
    return checked({ startedAt, endedAt: startedAt + seconds * 1000 }, null)
  }
  if (endedAt < startedAt) return { at: 'end', wrong: backwards }
  const byLength = seconds === null ? endedAt : startedAt + seconds * 1000
  const differs = Math.abs(byLength - endedAt) >= 1000
  return checked({ startedAt, endedAt }, differs ? { startedAt, endedAt: byLength } : null)
}

function checked(span: Span, differs: Span | null): FoundSpan {
  const isLong = ({ startedAt, endedAt }: Span) => endedAt - startedAt > longestSeconds * 1000
  if (isLong(span)) return { at: 'length', wrong: tooLong }
  return { span, differs: differs !== null && !isLong(differs) ? differs : null }
}

export const tooLong = 'This lasts longer than 31 days; check its dates, or split it'
export const negative = 'A duration below zero is none; put the start and the end right'
const stillRuns = 'This has no end: it was still running. Stop it there and export again, or fill in its end'
const backwards = 'This ends before it begins; check which of its two dates or times is wrong'

function skipped({ timezone }: Zone, { local }: Local): string {
  const clock = new Date(local).toISOString().slice(11, 16)
  return `The clocks of ${timezone} went forward over ${clock} on that day; choose the zone the file is from, or put the time right`
}

type Untimed = { date: string; seconds: number }

/**
 * Where the time of one day of one person goes when only its length is known: one after another from nine on, and from
 * earlier where it would not fit into the day. Gives the start of each.
 */
export function placeInDay(zone: Zone, entries: readonly Untimed[]): number[] {
  const total = entries.reduce((sum, { seconds }) => sum + seconds, 0)
  const [first] = entries
  if (first === undefined) return []
  const midnight = Date.parse(`${first.date}T00:00:00Z`)
  const instant = (local: number) =>
    zone.findInstants(local)[0] ?? zone.findInstants(local + 3_600_000)[0] ?? local
  const dayStart = instant(midnight)
  const dayEnd = instant(midnight + dayMilliseconds)
  const nine = instant(midnight + 9 * 3_600_000)
  let at = Math.max(dayStart, Math.min(nine, dayEnd - total * 1000))
  return entries.map(({ seconds }) => {
    // More than a day holds: what is left begins in its last second, so that it stays on its day.
    const start = Math.min(at, dayEnd - 1000)
    at = start + seconds * 1000
    return start
  })
}
