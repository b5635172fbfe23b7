import { type SQL, sql } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { utcDay } from '../uses/utc-day.ts'
import { type PromptRow, promptRowShape } from './shapes.ts'

/** A row as its JSON text; `id` and `key` are what the page that it is on was sorted by. */
export type RowText = { json: string; id: string; key: string | null }

/** The rows of these prompts in the order given; one that is not there or not the actor's to see is left out. */
export async function findPromptRows(ctx: WorkspaceContext, ids: readonly string[]): Promise<PromptRow[]> {
  return (await findRowTexts(ctx, ids)).map(({ json }) => promptRowShape.parse(JSON.parse(json)))
}

/** The same, each as its JSON text. */
export async function findRowTexts(ctx: WorkspaceContext, ids: readonly string[]): Promise<RowText[]> {
  if (ids.length === 0) return []
  return await selectRowTexts(
    ctx,
    sql`select p.*, null as key, wanted.n
      from unnest(${`{${ids.join(',')}}`}::uuid[]) with ordinality as wanted (id, n)
      join prompts p on p.workspace_id = ${ctx.actor.workspaceId} and p.id = wanted.id`,
  )
}

/**
 * The rows of a page as JSON text, which nobody here has to understand. `page` selects the columns of `prompts`, a text
 * `key` and the place `n` on the page.
 */
export async function selectRowTexts(ctx: WorkspaceContext, page: SQL): Promise<RowText[]> {
  const today = utcDay(ctx.clock())
  return await ctx.tx.execute<RowText>(sql`
    with page as materialized (${page})
    select row_to_json(r)::text as json, p.id, p.key
    from page p
    join prompt_versions v on v.workspace_id = p.workspace_id and v.prompt_id = p.id and v.number = p.current_version
    join members m on m.workspace_id = p.workspace_id and m.id = p.owner_member_id
    join users u on u.id = m.user_id
    cross join lateral (
      select coalesce(sum(d.uses), 0) as uses, count(distinct d.member_id) as people, sum(d.as_is) as as_is,
        sum(d.as_is) + sum(d.edited) as known
      from prompt_usage_daily d
      where d.workspace_id = p.workspace_id and d.prompt_id = p.id and d.day > ${today}::date - 30 and d.day <= ${today}::date) used
    cross join lateral (
      select p.id, p.name, p.use_case as "useCase", nullif(p.category, '') as category, p.tags, p.status,
        json_build_object('id', m.id, 'name', u.name) as owner, p.collection_id as "collectionId",
        p.current_version as "currentVersionNumber", v.snippet, jsonb_array_length(v.inputs) as blanks,
        used.uses as "usesLast30Days", used.people as "peopleLast30Days",
        round(used.as_is::numeric / nullif(used.known, 0), 3)::float8 as "asIsShare",
        app.instant(p.updated_at) as "updatedAt", app.instant(p.deleted_at) as "deletedAt") r
    order by p.n`)
}
