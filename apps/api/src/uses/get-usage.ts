import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { getVersionNumber } from '../prompts/get-version-number.ts'
import type { PromptUsage } from './shapes.ts'

const dayRow = z.object({ date: z.string(), uses: z.number(), as_is: z.number(), edited: z.number() })
const peopleRow = z.object({ people: z.number() })

/** How a prompt was used on each of the last days of the workspace's calendar. Throws not found. */
export async function getUsage(ctx: WorkspaceContext, promptId: string, days: number): Promise<PromptUsage> {
  await getVersionNumber(ctx, promptId)
  const { workspaceId } = ctx.actor
  const now = ctx.clock().toISOString()
  // Cut in SQL alone: Node's and Postgres' zone data differ in a few zones.
  const span = sql`
    span as (select w.timezone as zone, (${now}::timestamptz at time zone w.timezone)::date as today
      from workspaces w where w.id = ${workspaceId}),
    used as (select (u.created_at at time zone span.zone)::date as day, u.member_id, u.outcome
      from span join prompt_uses u on u.workspace_id = ${workspaceId} and u.prompt_id = ${promptId}
        and u.created_at >= (span.today - ${days - 1}::int)::timestamp at time zone span.zone)`
  const rows = await ctx.tx.execute(sql`
    with ${span}
    select d.day::date::text as date, count(used.day)::int as uses,
      count(*) filter (where used.outcome = 'as_is')::int as as_is,
      count(*) filter (where used.outcome = 'edited')::int as edited
    from span cross join generate_series(span.today - ${days - 1}::int, span.today, interval '1 day') as d (day)
    left join used on used.day = d.day::date
    group by d.day order by d.day`)
  const [who] = await ctx.tx.execute(
    sql`with ${span} select count(distinct member_id)::int as people from used`,
  )
  const byDay = rows.map((row) => dayRow.parse(row))
  const sum = (key: 'uses' | 'as_is' | 'edited') => byDay.reduce((total, day) => total + day[key], 0)
  return {
    days,
    uses: sum('uses'),
    people: peopleRow.parse(who).people,
    asIs: sum('as_is'),
    edited: sum('edited'),
    byDay: byDay.map(({ date, uses }) => ({ date, uses })),
  }
}
