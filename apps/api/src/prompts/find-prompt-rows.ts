import { status } from '@promptsheet/shared/prompt-fields'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import type { PromptRow } from './shapes.ts'

const snippetLength = 160

const storedRow = z.object({
  id: z.string(),
  name: z.string(),
  useCase: z.string(),
  category: z.string().nullable(),
  tags: z.array(z.string()),
  status,
  ownerId: z.string(),
  ownerName: z.string(),
  collectionId: z.string().nullable(),
  currentVersionNumber: z.number(),
  start: z.string(),
  usesLast30Days: z.number(),
  peopleLast30Days: z.number(),
  asIs: z.number(),
  edited: z.number(),
  updatedAt: z.string(),
  deletedAt: z.string().nullable(),
})

/** The rows of these prompts in the order given; one that is not there or not the actor's to see is left out. */
export async function findPromptRows(ctx: WorkspaceContext, ids: readonly string[]): Promise<PromptRow[]> {
  if (ids.length === 0) return []
  const wanted = sql`${`{${ids.join(',')}}`}::uuid[]`
  const rows = await ctx.tx.execute(sql`
    with used as (
      select d.prompt_id, sum(d.uses)::int as uses, count(distinct d.member_id)::int as people,
        sum(d.as_is)::int as as_is, sum(d.edited)::int as edited
      from prompt_usage_daily d
      where d.workspace_id = ${ctx.actor.workspaceId} and d.prompt_id = any(${wanted})
        and d.day > (${ctx.clock().toISOString()}::timestamptz at time zone 'UTC')::date - 30
      group by d.prompt_id)
    select p.id, p.name, p.use_case as "useCase", nullif(p.category, '') as category, p.tags, p.status,
      p.owner_member_id as "ownerId", u.name as "ownerName", p.collection_id as "collectionId",
      p.current_version as "currentVersionNumber", left(v.body, 500) as start,
      coalesce(used.uses, 0) as "usesLast30Days", coalesce(used.people, 0) as "peopleLast30Days",
      coalesce(used.as_is, 0) as "asIs", coalesce(used.edited, 0) as edited,
      app.instant(p.updated_at) as "updatedAt", app.instant(p.deleted_at) as "deletedAt"
    from prompts p
    join prompt_versions v on v.workspace_id = p.workspace_id and v.prompt_id = p.id and v.number = p.current_version
    join members m on m.workspace_id = p.workspace_id and m.id = p.owner_member_id
    join users u on u.id = m.user_id
    left join used on used.prompt_id = p.id
    where p.workspace_id = ${ctx.actor.workspaceId} and p.id = any(${wanted})`)
  const byId = new Map(rows.map((row) => storedRow.parse(row)).map((row) => [row.id, toRow(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

function toRow({ ownerId, ownerName, start, asIs, edited, ...row }: z.infer<typeof storedRow>): PromptRow {
  const known = asIs + edited
  return {
    ...row,
    owner: { id: ownerId, name: ownerName },
    snippet: cutSnippet(start),
    asIsShare: known === 0 ? null : Math.round((asIs / known) * 1000) / 1000,
  }
}

function cutSnippet(start: string): string {
  const line = start.replace(/\s+/gu, ' ').trim()
  const letters = [...line]
  return letters.length <= snippetLength
    ? line
    : `${letters
        .slice(0, snippetLength - 1)
        .join('')
        .trimEnd()}…`
}
