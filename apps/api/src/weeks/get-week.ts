import { timesheetWeeks } from '@promptsheet/db/schema/time'
import { addDays } from '@promptsheet/shared/iso-week'
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { beganOn } from '../time-entries/near-days.ts'
import { entryShape } from '../time-entries/shapes.ts'
import { countStatuses } from './count-statuses.ts'
import { findDays, getPerson } from './find-days.ts'
import { findGaps, findOverlaps, secondsAtOnce } from './overlaps-and-gaps.ts'

const day = z.object({ date: z.string(), startsAt: z.string(), lengthSeconds: z.coerce.number() })
const part = z.object({
  entryId: z.string(),
  date: z.string(),
  startedAt: z.string(),
  endedAt: z.string(),
  startTime: z.string(),
  endTime: z.string(),
  seconds: z.coerce.number(),
})

/** A person's week: what was worked, day by day, what it waits for, and what does not fit. Throws not found. */
export async function getWeek(
  ctx: WorkspaceContext,
  { week, memberId }: { week: string; memberId?: string | undefined },
) {
  const person = await getPerson(ctx, memberId)
  const { from, to } = await findDays(ctx, week)
  const now = ctx.clock().toISOString()
  const span = { memberId: person.memberId, from, to, now }
  const entries = await findEntriesIn(ctx, span)
  const parts = await findParts(ctx, span)
  const days = await findDayLengths(ctx, span, person.timezone)
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const sum = (some: readonly { seconds: number }[]) =>
    some.reduce((total, { seconds }) => total + seconds, 0)
  const withClock = parts.filter(({ entryId }) => byId.get(entryId)?.isTimed)
  return {
    week,
    memberId: person.memberId,
    from,
    to,
    timezone: person.timezone,
    serverTime: now,
    days: days.map((each) => {
      const on = parts.filter(({ date }) => date === each.date)
      const billable = on.filter(({ entryId }) => byId.get(entryId)?.billable)
      const clock = withClock.filter(({ date }) => date === each.date)
      return {
        ...each,
        seconds: sum(on),
        clockSeconds: sum(on) - secondsAtOnce(clock),
        billableSeconds: sum(billable),
      }
    }),
    seconds: sum(parts),
    clockSeconds: sum(parts) - secondsAtOnce(withClock),
    entries,
    parts,
    statuses: await countStatuses(ctx, span),
    overlaps: findOverlaps(withClock),
    gaps: findGaps(withClock),
    ...(await findSaid(ctx, person.memberId, week)),
  }
}

type InWeek = { memberId: string; from: string; to: string; now: string }

// A day somewhere begins up to 14 hours before, and ends up to 12 hours after, that of Greenwich; an entry takes 31 days at most.
const touching = ({ from, to, now }: InWeek) => sql`
  ${beganOn({ from: addDays(from, -32), to })}
  and (e.local_date >= ${from} or coalesce(e.ended_at, ${now}::timestamptz) > app.day_start(${from}::date, e.timezone))`

async function findEntriesIn(ctx: WorkspaceContext, span: InWeek) {
  const rows = await ctx.tx.execute(sql`
    select d.json from app.entry_details d join time_entries e on e.workspace_id = d.workspace_id and e.id = d.id
    where e.workspace_id = ${ctx.actor.workspaceId} and e.member_id = ${span.memberId} and e.deleted_at is null
      and ${touching(span)}
    order by e.started_at, e.id`)
  return rows.map((row) => z.object({ json: entryShape }).parse(row).json)
}

// Seconds are the difference of what has passed since the entry began, so that parts add up to the entry.
async function findParts(ctx: WorkspaceContext, span: InWeek) {
  const rows = await ctx.tx.execute(sql`
    select e.id as "entryId", to_char(p.date, 'YYYY-MM-DD') as date,
      app.instant(p.starts) as "startedAt", app.instant(p.ends) as "endedAt",
      to_char(p.starts at time zone e.timezone, 'HH24:MI:SS') as "startTime",
      case when p.ends = p.day_ends then '24:00:00' else to_char(p.ends at time zone e.timezone, 'HH24:MI:SS') end as "endTime",
      round(extract(epoch from p.ends - e.started_at)) - round(extract(epoch from p.starts - e.started_at)) as seconds
    from (select x.*, greatest(coalesce(x.ended_at, ${span.now}::timestamptz), x.started_at) as until from time_entries x) e
    cross join lateral generate_series(
      greatest(e.local_date, ${span.from}::date), least((e.until at time zone e.timezone)::date + 1, ${span.to}::date), '1 day') d (date)
    cross join lateral (
      select d.date::date as date, app.day_start(d.date::date + 1, e.timezone) as day_ends,
        greatest(e.started_at, app.day_start(d.date::date, e.timezone)) as starts,
        least(e.until, app.day_start(d.date::date + 1, e.timezone)) as ends) p
    where e.workspace_id = ${ctx.actor.workspaceId} and e.member_id = ${span.memberId} and e.deleted_at is null
      and ${touching(span)} and (p.ends > p.starts or (e.until = e.started_at and p.date = e.local_date))
    order by p.starts, e.id`)
  return rows.map((row) => part.parse(row))
}

async function findDayLengths(ctx: WorkspaceContext, { from, to }: InWeek, timezone: string) {
  const rows = await ctx.tx.execute(sql`
    select to_char(d, 'YYYY-MM-DD') as date, app.instant(app.day_start(d::date, ${timezone})) as "startsAt",
      extract(epoch from app.day_start(d::date + 1, ${timezone}) - app.day_start(d::date, ${timezone})) as "lengthSeconds"
    from generate_series(${from}::date, ${to}::date, '1 day') d order by d`)
  return rows.map((row) => day.parse(row))
}

async function findSaid(ctx: WorkspaceContext, memberId: string, week: string) {
  const [said] = await ctx.tx
    .select()
    .from(timesheetWeeks)
    .where(
      and(
        eq(timesheetWeeks.workspaceId, ctx.actor.workspaceId),
        eq(timesheetWeeks.memberId, memberId),
        eq(timesheetWeeks.week, week),
      ),
    )
  return {
    submittedAt: said?.submittedAt?.toISOString() ?? null,
    returnedAt: said?.returnedAt?.toISOString() ?? null,
    returnedBy: said?.returnedBy ?? null,
    returnNote: said?.returnNote ?? '',
  }
}
