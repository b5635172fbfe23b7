import { plainZone } from '../ui/TimeZoneSelect.tsx'
import { clockIn } from './clock.ts'
import { text } from './strings.ts'
import type { TimeEntry } from './week.queries.ts'

/** When it was, by the clock of where the person was; with that place, where it is another than `timezone`. */
export function timesIn(entry: TimeEntry, timezone: string): string {
  const { startedAt, endedAt, isTimed } = entry
  const place = entry.timezone === timezone ? '' : ` (${plainZone(entry.timezone)})`
  if (!isTimed) return text.untimed + place
  const from = clockIn(startedAt, entry.timezone)
  if (endedAt === null) return text.since(from) + place
  return text.timed(from, clockIn(endedAt, entry.timezone)) + place
}

/** All there is to say of it in a line. */
export function detailsOf(entry: TimeEntry, timezone: string): string {
  const { description, tags, billable } = entry
  return [description, timesIn(entry, timezone), ...tags.map((tag) => `#${tag}`), billable && text.isBillable]
    .filter(Boolean)
    .join(' · ')
}
