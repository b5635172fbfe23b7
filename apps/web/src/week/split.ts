import { parseDuration } from '@promptsheet/shared/duration'
import { clockIn, toClock, toMinutes } from './clock.ts'
import type { Part, TimeEntry } from './week.queries.ts'

const minuteMs = 60_000

/** The instants of an entry; what still runs has no end to split before. */
function spanOf({ startedAt, endedAt }: TimeEntry): { start: number; end: number } {
  const start = Date.parse(startedAt)
  return { start, end: endedAt === null ? start : Date.parse(endedAt) }
}

/** Whether there are two seconds to keep apart. */
export const maySplit = ({ endedAt, durationSeconds }: TimeEntry) =>
  endedAt !== null && (durationSeconds ?? 0) >= 2

/** The first midnight within an entry, by the day's own rules; null when it stays on its day. */
export function midnightOf(entry: TimeEntry, parts: readonly Part[]): string | null {
  const { start, end } = spanOf(entry)
  const cuts = parts
    .filter(({ entryId }) => entryId === entry.id)
    .flatMap(({ startedAt, endedAt }) => [startedAt, endedAt])
    .filter((at) => Date.parse(at) > start && Date.parse(at) < end)
  return cuts.toSorted()[0] ?? null
}

/** What was typed for the end of the first part, as `10:30`; read as in `9-10:30`, from where the entry begins. */
export function readClock({ startedAt, timezone }: TimeEntry, typed: string): string | null {
  const parsed = parseDuration(`${clockIn(startedAt, timezone).slice(0, 5)}-${typed}`)
  return parsed && 'endMinutes' in parsed ? toClock(parsed.endMinutes % 1440) : null
}

/** The first instant after the start at which the clock there says `10:30`; null when that is not within the entry. */
export function atClock(entry: TimeEntry, clock: string): string | null {
  const { start, end } = spanOf(entry)
  const { timezone, startedAt } = entry
  const ahead = (toMinutes(clock) - toMinutes(clockIn(startedAt, timezone)) + 1440) % 1440
  // To the whole minute, whatever the start was; and where clocks change on the way, it is earlier or later than it looks.
  const guess = Math.round((start + ahead * minuteMs) / minuteMs) * minuteMs
  for (let shift = -180; shift <= 180; shift += 15) {
    const at = guess + shift * minuteMs
    if (at <= start || at >= end) continue
    const said = new Date(at).toISOString()
    if (clockIn(said, timezone) === clock) return said
  }
  return null
}

/** So many seconds after the start; null when that is not within the entry. */
export function afterSeconds(entry: TimeEntry, seconds: number): string | null {
  const { start, end } = spanOf(entry)
  const at = start + seconds * 1000
  return at > start && at < end ? new Date(at).toISOString() : null
}

/** How long the two halves are, as whole seconds that add up to the entry. */
export function lengthsOf(entry: TimeEntry, at: string): [first: number, second: number] {
  const first = Math.round((Date.parse(at) - spanOf(entry).start) / 1000)
  return [first, (entry.durationSeconds ?? 0) - first]
}
