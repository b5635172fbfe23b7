import { surfaces, targets } from '@promptsheet/db/schema/prompts'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { dayMilliseconds } from '../durations.ts'
import { findPromptRows } from '../prompts/find-prompt-rows.ts'
import { findGaps } from './find-gaps.ts'
import type { InsightRow, Insights } from './shapes.ts'

const untouchedDays = 60

const counts = z.object({
  id: z.string(),
  uses: z.number(),
  before: z.number(),
  others: z.number(),
  people: z.number(),
  as_is: z.number(),
  edited: z.number(),
})
const totals = z.object({
  prompts: z.number(),
  people: z.number(),
  uses_before: z.number(),
  people_before: z.number(),
  rising: z.array(counts),
  by_category: z.array(z.object({ category: z.string(), prompts: z.number(), uses: z.number() })),
  top: z.array(counts),
  re_edited: z.array(counts),
  by_day: z.array(z.object({ date: z.string(), uses: z.number() })),
  by_surface: z.array(z.object({ surface: z.enum(surfaces), uses: z.number() })),
  by_target: z.array(z.object({ target: z.enum(targets), uses: z.number() })),
})
const span = z.object({
  zone: z.string(),
  first: z.string(),
  today: z.string(),
  since: z.string(),
  since_id: z.string(),
})
type Counts = z.infer<typeof counts>

/** Which prompts pull their weight: over the prompts the actor may see, and those alone. */
export async function getInsights(ctx: WorkspaceContext, days: number): Promise<Insights> {
  const found = await countUses(ctx, days)
  const untouched = (await findUntouched(ctx)).map(unused)
  const all = [...found.top, ...untouched, ...found.re_edited, ...found.rising]
  const rows = await findPromptRows(ctx, [...new Set(all.map(({ id }) => id))])
  const rowById = new Map(rows.map((row) => [row.id, row]))
  const lay = (some: Counts[]): InsightRow[] =>
    some.flatMap(({ id, uses, before, people, others, as_is: asIs, edited }) => {
      const row = rowById.get(id)
      return row === undefined
        ? []
        : [{ ...row, uses, usesBefore: before, sharedBy: people, sharedByOthers: others, asIs, edited }]
    })
  const top = lay(found.top)
  return {
    days,
    totals: {
      prompts: found.prompts,
      uses: found.by_day.reduce((sum, { uses }) => sum + uses, 0),
      people: found.people,
    },
    before: { uses: found.uses_before, people: found.people_before },
    top,
    rising: lay(found.rising),
    gaps: findGaps(top, found.by_category),
    untouched: lay(untouched),
    reEdited: lay(found.re_edited),
    byDay: found.by_day,
    bySurface: found.by_surface,
    byTarget: found.by_target,
  }
}

const unused = (id: string): Counts => ({ id, uses: 0, before: 0, people: 0, others: 0, as_is: 0, edited: 0 })

/** One reading of the uses for every figure, so that they add up. Days are cut in SQL, in the workspace's zone. */
async function countUses(ctx: WorkspaceContext, days: number) {
  const { workspaceId } = ctx.actor
  const { zone, first, today, since, since_id } = await findSpan(ctx, days)
  const [found] = await ctx.tx.execute(sql`
    with live as materialized (
      select p.id, p.category, p.owner_member_id, p.status from prompts p
      where p.workspace_id = ${workspaceId} and p.deleted_at is null),
    seen as materialized (
      select u.prompt_id, u.member_id, u.surface, u.target, u.outcome, (u.created_at at time zone ${zone})::date as day
      from prompt_uses u
      where u.workspace_id = ${workspaceId} and u.id >= ${since_id} and u.created_at >= ${since}::timestamptz),
    told as materialized (
      select s.*, live.category, s.member_id <> live.owner_member_id as is_other, s.day >= ${first}::date as is_now
      from seen s join live on live.id = s.prompt_id),
    used as materialized (select * from told where is_now),
    per_prompt as materialized (
      select prompt_id as id, count(*) filter (where is_now)::int as uses, count(*) filter (where not is_now)::int as before,
        count(distinct member_id) filter (where is_now)::int as people,
        count(distinct member_id) filter (where is_now and is_other)::int as others,
        count(*) filter (where is_now and outcome = 'as_is')::int as as_is,
        count(*) filter (where is_now and outcome = 'edited')::int as edited
      from told group by prompt_id)
    select (select count(*)::int from live) as prompts,
      (select count(distinct member_id)::int from used) as people,
      (select count(*)::int from told where not is_now) as uses_before,
      (select count(distinct member_id)::int from told where not is_now) as people_before,
      (select coalesce(json_agg(t), '[]') from (
        select * from per_prompt where uses >= 3 and uses >= 2 * before
        order by uses - before desc, uses desc, id limit 5) t) as rising,
      (select coalesce(json_agg(t), '[]') from (
        select category, count(*)::int as prompts, coalesce(sum(u.uses), 0)::int as uses
        from live left join per_prompt u on u.id = live.id
        where category <> '' and status <> 'retired' group by category order by uses desc, category) t) as by_category,
      (select coalesce(json_agg(t), '[]') from (
        select * from per_prompt where uses > 0 order by uses desc, people desc, id limit 5) t) as top,
      (select coalesce(json_agg(t), '[]') from (
        select * from per_prompt where as_is + edited >= 3 and edited >= as_is
        order by edited::real / (as_is + edited) desc, edited desc, id limit 20) t) as re_edited,
      (select json_agg(t) from (
        select d.day::date::text as date, coalesce(n.uses, 0)::int as uses
        from generate_series(${first}::date, ${today}::date, interval '1 day') as d (day)
        left join (select day, count(*) as uses from used group by day) n on n.day = d.day::date
        order by d.day) t) as by_day,
      (select coalesce(json_agg(t), '[]') from (
        select surface, count(*)::int as uses from used group by surface order by uses desc, surface) t) as by_surface,
      (select coalesce(json_agg(t), '[]') from (
        select target, count(*)::int as uses from used group by target order by uses desc, target) t) as by_target`)
  return totals.parse(found)
}

/**
 * The last days of the workspace's calendar, and since when as many days before them, as constants: only the
 * partitions since then are read.
 */
async function findSpan(ctx: WorkspaceContext, days: number) {
  const [found] = await ctx.tx.execute(sql`
    select zone, first::text, today::text, since::text, app.first_uuid_at(since) as since_id
    from workspaces w
    cross join lateral (select w.timezone as zone,
      (${ctx.clock().toISOString()}::timestamptz at time zone w.timezone)::date as today) t
    cross join lateral (select t.today - ${days - 1}::int as first) f
    cross join lateral (select (f.first - ${days}::int)::timestamp at time zone t.zone as since) s
    where w.id = ${ctx.actor.workspaceId}`)
  return span.parse(found)
}

async function findUntouched(ctx: WorkspaceContext): Promise<string[]> {
  const { workspaceId } = ctx.actor
  const since = sql`${new Date(ctx.clock().getTime() - untouchedDays * dayMilliseconds).toISOString()}::timestamptz`
  const rows = await ctx.tx.execute<{ id: string }>(sql`
    select p.id from prompts p
    where p.workspace_id = ${workspaceId} and p.deleted_at is null and p.status <> 'retired' and p.updated_at < ${since}
      and p.id not in (select d.prompt_id from prompt_usage_daily d
        where d.workspace_id = ${workspaceId} and d.day >= (${since} at time zone 'UTC')::date)
    order by p.updated_at, p.id limit 50`)
  return rows.map(({ id }) => id)
}
