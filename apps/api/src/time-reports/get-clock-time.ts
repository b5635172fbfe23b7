import { addDays } from '@promptsheet/shared/iso-week'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { isPicked } from './filter-entries.ts'
import { isWithin, secondsTo } from './reach.ts'
import { findInstants, readSpan } from './read-span.ts'
import type { ClockTime, ReportQuery } from './shapes.ts'

const row = z.object({ memberId: z.string(), durationSeconds: z.number(), atOnceSeconds: z.number() })

/**
 * What a clock would have measured of a report's hours, person by person: what somebody did at once counts once. It is the sum
 * less what of each entry lies before the latest end of those that began before it, so without overlaps it is the sum, to the
 * second. What has no clock times is at once with nothing. Throws invalid as the report does.
 */
export async function getClockTime(ctx: WorkspaceContext, query: ReportQuery): Promise<ClockTime> {
  const span = await readSpan(ctx, query)
  const [first, last] = await findInstants(ctx, [span.from, addDays(span.to, 1)], span.timezone)
  const [from, to] = [sql`${first}::timestamptz`, sql`${last}::timestamptz`]
  const now = sql`${ctx.clock().toISOString()}::timestamptz`
  await ctx.tx.execute(sql`select set_config('plan_cache_mode', 'force_custom_plan', true)`)
  const rows = await ctx.tx.execute(sql`
    with picked as (
      select e.id, e.member_id, e.is_timed, e.started_at, greatest(e.started_at, ${from}) as starts, least(s.until, ${to}) as ends,
        ${secondsTo(sql`least(s.until, ${to})`)} - ${secondsTo(sql`greatest(e.started_at, ${from})`)} as seconds
      from time_entries e
      cross join lateral (select coalesce(e.ended_at, greatest(e.started_at, ${now})) as until) s
      where ${isPicked(ctx, query)} and ${isWithin(ctx, from, to)} and s.until > ${from}),
    before as (
      select p.*, max(p.ends) filter (where p.is_timed) over (partition by p.member_id order by p.starts, p.ends desc, p.id
        rows between unbounded preceding and 1 preceding) as busy_until
      from picked p)
    select e.member_id as "memberId", sum(e.seconds)::float8 as "durationSeconds",
      coalesce(sum(${secondsTo(sql`least(e.ends, e.busy_until)`)} - ${secondsTo(sql`e.starts`)})
        filter (where e.is_timed and e.busy_until > e.starts), 0)::float8 as "atOnceSeconds"
    from before e group by e.member_id order by e.member_id`)
  const members = rows.map((each) => {
    const { memberId, durationSeconds, atOnceSeconds } = row.parse(each)
    return { memberId, durationSeconds, clockSeconds: durationSeconds - atOnceSeconds }
  })
  const sum = (of: 'durationSeconds' | 'clockSeconds') =>
    members.reduce((total, member) => total + member[of], 0)
  return {
    from: span.from,
    to: span.to,
    timezone: span.timezone,
    durationSeconds: sum('durationSeconds'),
    clockSeconds: sum('clockSeconds'),
    members,
  }
}
