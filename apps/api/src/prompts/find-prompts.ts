import type { PromptStatus } from '@promptsheet/shared/prompt-fields'
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { readCursor, writeCursor } from '../http/pagination.ts'
import { findPromptIds } from '../search/find-prompt-ids.ts'
import { findRowTexts, type RowText, selectRowTexts } from './find-prompt-rows.ts'

export const promptSorts = ['updated', 'name', 'uses', 'created'] as const

export type PromptFilter = {
  category?: string | undefined
  tag?: string | undefined
  teamId?: string | undefined
  collectionId?: string | undefined
  ownerId?: string | undefined
  status?: PromptStatus | undefined
}

export type PromptList = PromptFilter & {
  sort: (typeof promptSorts)[number]
  /** The bin instead of the library, latest first. */
  deleted: boolean
  /** What was typed into the search box; the best match is first, whatever the sort, and never one from the bin. */
  q?: string | undefined
  limit: number
  cursor?: string | undefined
}

/** How long a deleted prompt can come back. */
export const binDays = 30
const microseconds = z.int()
const byInstant = z.tuple([microseconds, z.uuid()])
const byName = z.tuple([z.string().max(1000).refine(isStorable), z.uuid()])
const byUses = z.tuple([
  z
    .int()
    .min(0)
    .max(2 ** 31 - 1),
  z.uuid(),
])

/**
 * The visible prompts that fit, a page at a time, as the JSON text of the reply. Retired ones only when asked for by
 * status.
 */
export async function findPrompts(ctx: WorkspaceContext, list: PromptList): Promise<string> {
  const { q = '' } = list
  if (q !== '' && !list.deleted) {
    const { ids, nextCursor } = await findPromptIds(ctx, { ...list, q })
    return writePage(await findRowTexts(ctx, ids), nextCursor)
  }
  const keyOf = list.sort === 'name' && !list.deleted ? (key: string) => key : Number
  return await readPage(ctx, selectPage(ctx, list), list.limit, keyOf)
}

/** The page that `page` selects with one row more than it has, as the JSON text of the reply. */
export async function readPage(
  ctx: WorkspaceContext,
  page: SQL,
  limit: number,
  keyOf: (key: string) => string | number,
): Promise<string> {
  const found = await selectRowTexts(ctx, sql`select page.*, row_number() over () as n from (${page}) page`)
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const hasMore = found.length > limit && last !== undefined
  return writePage(rows, hasMore ? writeCursor([keyOf(last.key ?? ''), last.id]) : null)
}

function writePage(rows: readonly RowText[], nextCursor: string | null): string {
  return `{"data":[${rows.map(({ json }) => json).join(',')}],"nextCursor":${JSON.stringify(nextCursor)}}`
}

function selectPage(ctx: WorkspaceContext, list: PromptList): SQL {
  const where = sql`p.workspace_id = ${ctx.actor.workspaceId} and ${writeFilter(ctx, list)}`
  const limit = list.limit + 1
  if (list.deleted) return selectByInstant('deleted_at', list, where)
  if (list.sort === 'updated') return selectByInstant('updated_at', list, where)
  if (list.sort === 'created') return selectByInstant('created_at', list, where)
  if (list.sort === 'name') {
    const after = readCursor(list.cursor, byName)
    const rest = after === null ? sql`true` : sql`(p.name_key, p.id) > (${after[0]}, ${after[1]}::uuid)`
    return sql`select p.*, p.name_key as key from prompts p where ${where} and ${rest}
      order by p.name_key, p.id limit ${limit}`
  }
  const after = readCursor(list.cursor, byUses)
  const rest =
    after === null ? sql`true` : sql`(coalesce(u.uses, 0), p.id) < (${after[0]}::int, ${after[1]}::uuid)`
  return sql`
    with used as (
      select d.prompt_id, sum(d.uses)::int as uses from prompt_usage_daily d
      where d.workspace_id = ${ctx.actor.workspaceId}
        and d.day > (${ctx.clock().toISOString()}::timestamptz at time zone 'UTC')::date - 30
      group by d.prompt_id)
    select p.*, coalesce(u.uses, 0)::text as key from prompts p left join used u on u.prompt_id = p.id
    where ${where} and ${rest} order by coalesce(u.uses, 0) desc, p.id desc limit ${limit}`
}

export function selectByInstant(
  column: 'updated_at' | 'created_at' | 'deleted_at',
  { cursor, limit }: Pick<PromptList, 'cursor' | 'limit'>,
  where: SQL,
): SQL {
  const at = sql.raw(`p.${column}`)
  const after = readCursor(cursor, byInstant)
  const rest =
    after === null
      ? sql`true`
      : sql`(${at}, p.id) < (timestamptz 'epoch' + ${after[0]}::bigint * interval '1 microsecond', ${after[1]}::uuid)`
  return sql`select p.*, (extract(epoch from ${at}) * 1000000)::bigint::text as key from prompts p
    where ${where} and ${rest} order by ${at} desc, p.id desc limit ${limit + 1}`
}

function writeFilter(ctx: WorkspaceContext, list: PromptList): SQL {
  const { category, tag, teamId, collectionId, ownerId, status } = list
  const oldest = new Date(ctx.clock().getTime() - binDays * 86_400_000).toISOString()
  const parts = [
    list.deleted ? sql`p.deleted_at > ${oldest}::timestamptz` : sql`p.deleted_at is null`,
    status !== undefined ? sql`p.status = ${status}` : list.deleted ? null : sql`p.status <> 'retired'`,
    category === undefined
      ? null
      : sql`lower(p.category collate "und-x-icu") = lower(${category} collate "und-x-icu")`,
    tag === undefined
      ? null
      : sql`exists (select from unnest(p.tags) t where lower(t collate "und-x-icu") = lower(${tag} collate "und-x-icu"))`,
    collectionId === undefined ? null : sql`p.collection_id = ${collectionId}`,
    ownerId === undefined ? null : sql`p.owner_member_id = ${ownerId}`,
    teamId === undefined
      ? null
      : sql`p.collection_id in (select ct.collection_id from collection_teams ct
          where ct.workspace_id = ${ctx.actor.workspaceId} and ct.team_id = ${teamId})`,
  ]
  return sql.join(
    parts.filter((part) => part !== null),
    sql` and `,
  )
}

function isStorable(value: string): boolean {
  return !value.includes('\u0000') && value.isWellFormed()
}
