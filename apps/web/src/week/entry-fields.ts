import { formatDuration } from '@promptsheet/shared/duration'
import type { Bucket } from '../time-tree/places.ts'
import { clockIn } from './clock.ts'
import { timesOf } from './read-typed.ts'
import type { EntryFields, TimeEntry } from './week.queries.ts'

/** What stands in the form of an entry, as typed. */
export type Typed = {
  time: string
  date: string
  bucket: Bucket
  /** Null takes what the place says. */
  billable: boolean | null
  description: string
  tags: string
  timezone: string
}

export function typedOf(entry: TimeEntry): Typed {
  const { localDate: date, projectId, taskId, billable, description, timezone } = entry
  const bucket = { projectId, taskId }
  return { time: timeOf(entry), date, bucket, billable, description, tags: entry.tags.join(', '), timezone }
}

function timeOf({ startedAt, endedAt, timezone, isTimed, durationSeconds }: TimeEntry): string {
  const seconds = durationSeconds ?? 0
  if (endedAt === null) return clockIn(startedAt, timezone)
  const isSpan = isTimed && seconds < 86_400 && seconds > 0
  return isSpan ? `${clockIn(startedAt, timezone)}-${clockIn(endedAt, timezone)}` : formatDuration(seconds)
}

const splitTags = (tags: string) => tags.split(',').flatMap((tag) => tag.trim() || [])

/** A new entry as the API takes it; null when its time is none. */
export function newFields({
  time,
  date,
  bucket,
  billable,
  description,
  tags,
  timezone,
}: Typed): EntryFields | null {
  const times = timesOf(time, date)
  return (
    times && {
      ...times,
      ...bucket,
      description,
      tags: splitTags(tags),
      timezone,
      ...(billable === null ? {} : { billable }),
    }
  )
}

/** Only what was really changed, so that nothing changed elsewhere is written over; null when its time is none. */
export function changedFields(before: Typed, now: Typed, isRunning: boolean): EntryFields | null {
  const isTimeSaid = !isRunning && (now.time.trim() !== before.time || now.date !== before.date)
  const times = isTimeSaid ? timesOf(now.time, now.date) : {}
  if (times === null) return null
  const isMoved =
    now.bucket.projectId !== before.bucket.projectId || now.bucket.taskId !== before.bucket.taskId
  const { date, ...rest } = times
  // A length alone keeps the start; the day is said only when it is another.
  const isDaySaid = date !== undefined && (date !== before.date || rest.startTime !== undefined)
  return {
    ...rest,
    ...(isDaySaid && { date }),
    ...(isMoved && now.bucket),
    ...(now.billable !== null && now.billable !== before.billable && { billable: now.billable }),
    ...(now.description !== before.description && { description: now.description }),
    ...(now.tags !== before.tags && { tags: splitTags(now.tags) }),
    ...(now.timezone !== before.timezone && { timezone: now.timezone }),
  }
}
