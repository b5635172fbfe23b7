import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { type Page, readCursor, toPage } from '../http/pagination.ts'

export type Label = { name: string; count: number }

const byCount = z.tuple([
  z
    .int()
    .min(0)
    .max(2 ** 31 - 1),
  z
    .string()
    .max(200)
    .refine((name) => !name.includes('\u0000') && name.isWellFormed()),
])
const row = z.object({ name: z.string(), count: z.number(), key: z.string() })

type Paging = { limit: number; cursor?: string | undefined }

/** The tags of visible prompts outside the bin, the most used first; spelt as most prompts spell them. */
export function findTags(ctx: WorkspaceContext, paging: Paging): Promise<Page<Label>> {
  return findLabels(ctx, sql`cross join lateral unnest(p.tags) as l (name)`, paging)
}

/** The same of their categories. */
export function findCategories(ctx: WorkspaceContext, paging: Paging): Promise<Page<Label>> {
  return findLabels(ctx, sql`cross join lateral (select nullif(p.category, '') as name) l`, paging)
}

async function findLabels(
  ctx: WorkspaceContext,
  labels: SQL,
  { limit, cursor }: Paging,
): Promise<Page<Label>> {
  const after = readCursor(cursor, byCount)
  const rest =
    after === null ? sql`true` : sql`(-count, key) > (${-after[0]}::int, ${after[1]} collate "und-x-icu")`
  const rows = await ctx.tx.execute(sql`
    select name, count, key from (
      select mode() within group (order by l.name) as name, count(*)::int as count, lower(l.name collate "und-x-icu") as key
      from prompts p ${labels}
      where p.workspace_id = ${ctx.actor.workspaceId} and p.deleted_at is null and l.name is not null
      group by lower(l.name collate "und-x-icu")) counted
    where ${rest} order by -count, key limit ${limit + 1}`)
  const page = toPage(
    rows.map((found) => row.parse(found)),
    limit,
    ({ count, key }) => [count, key],
  )
  return { ...page, data: page.data.map(({ name, count }) => ({ name, count })) }
}
