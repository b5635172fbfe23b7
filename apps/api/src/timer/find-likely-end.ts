import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import type { TimeEntry } from '../time-entries/shapes.ts'
import type { Forgotten } from './shapes.ts'

// How many days with entries make a habit, and how far back they count.
const fewestDays = 3
const habitDays = 30
// A pause that long in what somebody does here is the end of a day's work, not lunch.
const pauseSeconds = 3 * 3600

type LikelyEnd = Pick<Forgotten, 'proposedEnd' | 'reason'>

const found = z.object({
  dayEnd: z.coerce.date().nullable(),
  lastSeen: z.coerce.date().nullable(),
})

/**
 * When the work of a forgotten timer is likely to have ended: when this person's days usually do, or, when they were still
 * busy here after that or no habit is known, the last thing they did before the longest pause. Else `since`.
 */
export async function findLikelyEnd(
  ctx: WorkspaceContext,
  entry: TimeEntry,
  since: Date,
): Promise<LikelyEnd> {
  const { workspaceId, memberId } = ctx.actor
  const { startedAt, timezone, localDate } = entry
  const now = ctx.clock().toISOString()
  const [row] = await ctx.tx.execute(sql`
    with days as (
      select local_date, max(ended_at at time zone timezone - local_date::timestamp) as ends from time_entries
      where workspace_id = ${workspaceId} and member_id = ${memberId} and deleted_at is null and is_timed
        and ended_at is not null and local_date >= ${localDate}::date - ${habitDays}::int and local_date < ${localDate}::date
      group by local_date),
    habit as (
      select percentile_disc(0.5) within group (order by ends) as ends from days having count(*) >= ${fewestDays}::int),
    seen as (
      select created_at as at from prompt_uses where workspace_id = ${workspaceId} and member_id = ${memberId}
        and id >= app.first_uuid_at(${startedAt}::timestamptz) and created_at > ${startedAt}::timestamptz
      union all
      select created_at from audit_entries where workspace_id = ${workspaceId} and member_id = ${memberId}
        and id >= app.first_uuid_at(${startedAt}::timestamptz) and created_at > ${startedAt}::timestamptz),
    pauses as (
      select at, lead(at, 1, ${now}::timestamptz) over (order by at) - at as pause from seen)
    select app.instant((${localDate}::date + (select ends from habit)) at time zone ${timezone}) as "dayEnd",
      app.instant((select at from pauses where pause >= make_interval(secs => ${pauseSeconds}::int)
        order by pause desc, at limit 1)) as "lastSeen"`)
  const { dayEnd, lastSeen } = found.parse(row)
  const isPossible = (at: Date | null): at is Date =>
    at !== null && at > new Date(startedAt) && at <= ctx.clock()
  if (isPossible(dayEnd) && (lastSeen === null || dayEnd >= lastSeen))
    return { proposedEnd: dayEnd.toISOString(), reason: 'usual_day_end' }
  if (isPossible(lastSeen)) return { proposedEnd: lastSeen.toISOString(), reason: 'last_activity' }
  return { proposedEnd: since.toISOString(), reason: 'usual_length' }
}
