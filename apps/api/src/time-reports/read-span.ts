import { postgresCode } from '@promptsheet/db/in-workspace'
import { addDays, weekdayOf } from '@promptsheet/shared/iso-week'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { invalid } from '../errors.ts'
import { findPeriod } from './find-period.ts'
import type { ReportQuery } from './shapes.ts'

const mostDays = 7_320
const place = z.object({ timezone: z.string(), weekStart: z.number(), today: z.string() })

/** The days of a report, and where and how they are counted. */
export type Span = { from: string; to: string; timezone: string; weekStart: number }
export type Unit = 'day' | 'week' | 'month'

/** Throws invalid for days that are missing, the wrong way round or too many, and for a zone that Postgres does not know. */
export async function readSpan(
  ctx: WorkspaceContext,
  query: Pick<ReportQuery, 'from' | 'to' | 'period' | 'timezone'>,
): Promise<Span> {
  const { timezone, weekStart, today } = await findPlace(ctx, query.timezone ?? null)
  const named = query.period && findPeriod(query.period, today, weekStart)
  const from = named?.from ?? query.from
  const to = named?.to ?? query.to
  if (named && (query.from || query.to)) throw invalid('query.period', 'Give either a period or days.')
  if (from === undefined) throw invalid('query.from', 'Give the first day, or a period.')
  if (to === undefined) throw invalid('query.to', 'Give the last day, or a period.')
  if (to < from) throw invalid('query.to', 'The last day is before the first.')
  if (to >= addDays(from, mostDays)) throw invalid('query.to', 'Give at most 20 years.')
  return { from, to, timezone, weekStart }
}

async function findPlace(ctx: WorkspaceContext, timezone: string | null) {
  const zone = sql`coalesce(${timezone}, u.timezone)`
  try {
    const [found] = await ctx.tx.execute(sql`
      select ${zone} as timezone, w.week_start as "weekStart",
        (${ctx.clock().toISOString()}::timestamptz at time zone ${zone})::date::text as today
      from workspaces w cross join users u where w.id = ${ctx.actor.workspaceId} and u.id = ${ctx.actor.userId}`)
    return place.parse(found)
  } catch (error) {
    // Postgres and Node do not know quite the same zones.
    if (postgresCode(error) === '22023') throw invalid('query.timezone', 'This time zone is not known here.')
    throw error
  }
}

/** The days at which a new piece begins where time is cut by these units; the first of the span and the day after it included. */
export function findCuts({ from, to, weekStart }: Span, units: ReadonlySet<Unit>): string[] {
  const end = addDays(to, 1)
  const cuts = [from]
  if (units.size > 0)
    for (let day = addDays(from, 1); day < end; day = addDays(day, 1))
      if ([...units].some((unit) => startsUnit(day, unit, weekStart))) cuts.push(day)
  return [...cuts, end]
}

export function startsUnit(day: string, unit: Unit, weekStart: number): boolean {
  if (unit === 'day') return true
  return unit === 'week' ? weekdayOf(day) === weekStart : day.endsWith('-01')
}

/** The instants at which those days begin, by the zone's own rules: Postgres knows them. */
export async function findInstants(ctx: WorkspaceContext, days: readonly string[], timezone: string) {
  const [found] = await ctx.tx.execute(sql`
    select array(select app.day_start(d.day, ${timezone})::text from unnest(${`{${days.join(',')}}`}::date[])
      with ordinality as d (day, place) order by d.place) as starts`)
  return z.object({ starts: z.array(z.string()) }).parse(found).starts
}
