import { addDays } from '@promptsheet/shared/iso-week'
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { isPicked } from './filter-entries.ts'
import { isWithin, secondsTo } from './reach.ts'
import type { Span } from './read-span.ts'
import type { ReportQuery } from './shapes.ts'

// From here on, what all projects are worth is asked sooner than what was worked on is looked for.
const longReport = 60
const mostProjectRates = 2_000

type Asked = Pick<
  ReportQuery,
  'memberId' | 'clientId' | 'projectId' | 'taskId' | 'tag' | 'billable' | 'status'
>

const rateDay = z.object({
  day: z.string(),
  isOfTask: z.boolean(),
  isOfMember: z.boolean(),
  projects: z.number(),
})

export const noMoney = { rates: sql``, join: sql``, currency: sql`null::text`, amount: sql`0::bigint` }

/** What is approved has its money; what is billable and not yet approved is worth what the rates say. */
export async function liveMoney(
  ctx: WorkspaceContext,
  span: Span,
  from: SQL,
  to: SQL,
  asked: Asked,
): Promise<typeof noMoney> {
  const { workspaceId } = ctx.actor
  const found = await ctx.tx.execute(sql`
    select effective_from::text as day, bool_or(task_id is not null) as "isOfTask", bool_or(member_id is not null) as "isOfMember",
      (select count(*) from projects where workspace_id = ${workspaceId})::int as projects
    from rates where workspace_id = ${workspaceId} group by 1 order by 1`)
  const known = found.map((row) => rateDay.parse(row))
  const days = known.map(({ day }) => day)
  if (days.length === 0)
    return { ...noMoney, currency: sql`e.currency::text`, amount: sql`coalesce(e.amount, 0)` }
  // Rates change on few days: all days between two of them are worth the same.
  const since = sql`width_bucket(e.local_date, ${`{${days.join(',')}}`}::date[])`
  const none = sql`'00000000-0000-0000-0000-000000000000'::uuid`
  const project = sql`coalesce(e.project_id, ${none})`
  // Where no task and no person has a rate of their own, the rate of the project is asked for once.
  const isOfTask = known.some((rate) => rate.isOfTask)
  const isOfMember = known.some((rate) => rate.isOfMember)
  const task = isOfTask ? sql`coalesce(e.task_id, ${none})` : none
  const member = isOfMember ? sql`e.member_id` : none
  const projects = known[0]?.projects ?? 0
  const isFew = !isOfTask && !isOfMember && projects * days.length <= mostProjectRates
  const due =
    isFew && span.to >= addDays(span.from, longReport)
      ? sql`
        select e.project_id, ${none} as task_id, ${none} as member_id, since
        from (select id as project_id from projects where workspace_id = ${workspaceId} union all select ${none}) e
        cross join generate_series(1, ${days.length}) since`
      : sql`
        select distinct ${project} as project_id, ${task} as task_id, ${member} as member_id, ${since} as since from time_entries e
        where ${isPicked(ctx, asked)} and ${isWithin(ctx, from, to)} and e.billable and e.rate is null`
  return {
    rates: sql`
      due as materialized (${due} offset 0),
      live as materialized (
        select e.project_id, e.task_id, e.member_id, e.since, r.rate, r.currency
        from due e cross join lateral app.rate_of(${workspaceId}, e.task_id, e.project_id, e.member_id,
          (${`{${days.join(',')}}`}::date[])[e.since]) r where r.rate is not null),`,
    join: sql`left join live on e.billable and e.rate is null and live.project_id = ${project} and live.task_id = ${task}
      and live.member_id = ${member} and live.since = ${since}`,
    currency: sql`coalesce(e.currency::text, live.currency)`,
    amount: sql`coalesce(e.amount, app.amount_of(${secondsTo(sql`s.until`)}, live.rate), 0)`,
  }
}
