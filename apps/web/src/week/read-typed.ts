import { parseDuration } from '@promptsheet/shared/duration'
import { toClock } from './clock.ts'
import type { EntryFields } from './week.queries.ts'

/** What was typed for a day, as the API takes it; null when it is no time. */
export function timesOf(
  typed: string,
  date: string,
): Pick<EntryFields, 'date' | 'startTime' | 'endTime' | 'durationSeconds'> | null {
  const parsed = parseDuration(typed)
  if (parsed === null) return null
  if ('seconds' in parsed) return { date, durationSeconds: parsed.seconds }
  const { startMinutes, endMinutes } = parsed
  return { date, startTime: toClock(startMinutes), endTime: toClock(endMinutes) }
}
