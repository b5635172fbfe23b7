import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { readCursor } from '../http/pagination.ts'
import type { Filtered } from './filter-prompts.ts'

export const promptSorts = ['updated', 'name', 'uses', 'created'] as const

type Paging = { limit: number; cursor?: string | undefined }
type List = Paging & { sort: (typeof promptSorts)[number]; deleted: boolean }

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
 * The columns of the prompts on a page and one more, with the text `key` that they are sorted by. Each order is a walk
 * along an index that ends with the page; prompts that are few are fetched and sorted instead.
 */
export function selectPage(ctx: WorkspaceContext, list: List, { where, isFew }: Filtered): SQL {
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
  const rest = after === null ? sql`true` : sql`(u.uses, u.prompt_id) < (${after[0]}::int, ${after[1]}::uuid)`
  // `offset 0`: from the one to the other, row by row, never all of both.
  const both = isFew
    ? sql`(select * from prompts p where ${where} offset 0) p
        join prompt_recent_uses u on u.workspace_id = p.workspace_id and u.prompt_id = p.id`
    : sql`prompt_recent_uses u
        cross join lateral (select * from prompts p where p.id = u.prompt_id and ${where} offset 0) p`
  return sql`select p.*, u.uses::text as key from ${both}
    where u.workspace_id = ${ctx.actor.workspaceId} and ${rest}
    order by u.uses desc, u.prompt_id desc limit ${limit}`
}

export function selectByInstant(
  column: 'updated_at' | 'created_at' | 'deleted_at',
  { cursor, limit }: Paging,
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

function isStorable(value: string): boolean {
  return !value.includes('\u0000') && value.isWellFormed()
}
