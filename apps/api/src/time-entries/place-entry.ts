import { formatDuration } from '@promptsheet/shared/duration'
import { addDays } from '@promptsheet/shared/iso-week'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { dayMilliseconds } from '../durations.ts'
import { invalid } from '../errors.ts'
import { refusingOverlaps } from './insert-entry.ts'

export type Span = { startedAt: Date; endedAt: Date }

export const longestMilliseconds = 31 * dayMilliseconds
const local = z.object({ at: z.coerce.date(), isThere: z.boolean() })
const placed = z.object({ at: z.coerce.date(), isFitting: z.boolean(), seconds: z.coerce.number() })
const clock = z.object({ date: z.string(), time: z.string() })

/** The instant a clock in that zone said so. Throws invalid for one that it skipped, and for a zone that is not known. */
export async function atLocal(
  ctx: WorkspaceContext,
  { date, time, timezone }: { date: string; time: string; timezone: string },
  field: 'startTime' | 'endTime',
): Promise<Date> {
  const rows = await refusingOverlaps(
    ctx.tx.execute(sql`
      select app.instant(l.at at time zone ${timezone}) as at,
        (l.at at time zone ${timezone}) at time zone ${timezone} = l.at as "isThere"
      from (select ${date}::date + ${time}::time as at) l`),
  )
  const { at, isThere } = local.parse(rows[0])
  if (!isThere)
    throw invalid(`body.${field}`, 'The clocks went forward over this time, so it was never on them.')
  return at
}

/** What a clock there said at that instant. */
export async function toLocal(
  ctx: WorkspaceContext,
  at: Date,
  timezone: string,
): Promise<z.infer<typeof clock>> {
  const [row] = await refusingOverlaps(
    ctx.tx.execute(sql`
      select to_char(l.at, 'YYYY-MM-DD') as date, to_char(l.at, 'HH24:MI:SS.US') as time
      from (select ${at.toISOString()}::timestamptz at time zone ${timezone} as at) l`),
  )
  return clock.parse(row)
}

/** From a clock time to the next time it says the other one. */
export async function spanOfClock(
  ctx: WorkspaceContext,
  given: { date: string; timezone: string; startTime: string; endTime: string },
): Promise<Span> {
  const { date, timezone, startTime, endTime } = given
  const startedAt = await atLocal(ctx, { date, time: startTime, timezone }, 'startTime')
  const endDate = endTime <= startTime ? addDays(date, 1) : date
  return { startedAt, endedAt: await atLocal(ctx, { date: endDate, time: endTime, timezone }, 'endTime') }
}

/**
 * Where a day's time without clock times is put: after the last entry of that day, or at nine, and earlier where it would
 * not fit into the day. Throws invalid when the day is not that long.
 */
export async function placeInDay(
  ctx: WorkspaceContext,
  given: { memberId: string; date: string; timezone: string; durationSeconds: number; besides?: string },
): Promise<Span> {
  const { memberId, date, timezone, durationSeconds, besides = null } = given
  const rows = await refusingOverlaps(
    ctx.tx.execute(sql`
      with day as (
        select app.day_start(${date}::date, ${timezone}) as starts, app.day_start(${date}::date + 1, ${timezone}) as ends),
      last as (
        select max(coalesce(e.ended_at, ${ctx.clock().toISOString()}::timestamptz)) as at from time_entries e, day
        where e.workspace_id = ${ctx.actor.workspaceId} and e.member_id = ${memberId} and e.deleted_at is null
          and e.started_at >= day.starts - interval '1 day' and e.started_at < day.ends + interval '1 day'
          and e.local_date = ${date} and e.id is distinct from ${besides}::uuid),
      wanted as (
        select least(day.ends - make_interval(secs => ${durationSeconds}),
          coalesce(case when last.at >= day.starts and last.at < day.ends then last.at end,
            (${date}::date + time '09:00') at time zone ${timezone})) as at
        from day, last)
      select app.instant(wanted.at) as at, wanted.at >= day.starts as "isFitting",
        extract(epoch from day.ends - day.starts) as seconds from wanted, day`),
  )
  const { at, isFitting, seconds } = placed.parse(rows[0])
  if (!isFitting)
    throw invalid(
      'body.durationSeconds',
      seconds > 0
        ? `That day has ${formatDuration(seconds)} hours. Give a shorter time, or the day it began and ended.`
        : 'That day was left out there. Give another.',
    )
  return { startedAt: at, endedAt: new Date(at.getTime() + durationSeconds * 1000) }
}

/** Throws invalid for a span that is none. */
export function checkSpan({ startedAt, endedAt }: Span): Span {
  if (endedAt <= startedAt) throw invalid('body.endedAt', 'The end must be after the start.')
  if (endedAt.getTime() - startedAt.getTime() > longestMilliseconds)
    throw invalid('body.endedAt', 'Keep one entry to 31 days.')
  return { startedAt, endedAt }
}

export const after = (at: Date, seconds: number) => new Date(at.getTime() + seconds * 1000)
