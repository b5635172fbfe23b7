import { parseSearchQuery } from '@promptsheet/shared/search-query'
import { type SQL, sql } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { writeCursor } from '../http/pagination.ts'
import { findPromptIds } from '../search/find-prompt-ids.ts'
import { readFilter, type SearchFilter } from '../search/read-filter.ts'
import { countPrompts, mostCounted, type Total, toTotal } from './count-prompts.ts'
import { filterPrompts } from './filter-prompts.ts'
import { findRowTexts, type RowText, selectRowTexts } from './find-prompt-rows.ts'
import { type promptSorts, selectPage } from './select-page.ts'

export type PromptList = SearchFilter & {
  sort: (typeof promptSorts)[number]
  /** The bin instead of the library, latest first. */
  deleted: boolean
  /**
   * What was typed into the search box, for which the best match is first, whatever the sort; filters alone, as
   * `tag:email`, narrow the list. Never anything from the bin.
   */
  q?: string | undefined
  limit: number
  cursor?: string | undefined
  /** Whether to say how many there are. */
  total?: boolean | undefined
}

/**
 * The visible prompts that fit, a page at a time, as the JSON text of the reply. Retired ones only when asked for by
 * status.
 */
export async function findPrompts(ctx: WorkspaceContext, list: PromptList): Promise<string> {
  const { terms, filters } = parseSearchQuery(list.deleted ? '' : (list.q ?? ''))
  if (terms.length > 0) {
    const found = await findPromptIds(ctx, {
      ...list,
      q: list.q ?? '',
      mostCounted: list.total ? mostCounted : undefined,
    })
    const total = found.count === undefined ? null : toTotal(found.count)
    return writePage(await findRowTexts(ctx, found.ids), found.nextCursor, total)
  }
  const filter = await readFilter(ctx, filters, list)
  const filtered = await filterPrompts(ctx, { ...filter, deleted: list.deleted })
  const keyOf = list.sort === 'name' && !list.deleted ? (key: string) => key : Number
  const page = await readRows(ctx, selectPage(ctx, list, filtered), list.limit, keyOf)
  return writePage(page.rows, page.nextCursor, list.total ? await countPrompts(ctx, filtered) : null)
}

/** The page that `page` selects with one row more than it has, as the JSON text of the reply. */
export async function readPage(
  ctx: WorkspaceContext,
  page: SQL,
  limit: number,
  keyOf: (key: string) => string | number,
): Promise<string> {
  const { rows, nextCursor } = await readRows(ctx, page, limit, keyOf)
  return writePage(rows, nextCursor)
}

async function readRows(
  ctx: WorkspaceContext,
  page: SQL,
  limit: number,
  keyOf: (key: string) => string | number,
): Promise<{ rows: RowText[]; nextCursor: string | null }> {
  const found = await selectRowTexts(ctx, sql`select page.*, row_number() over () as n from (${page}) page`)
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const hasMore = found.length > limit && last !== undefined
  return { rows, nextCursor: hasMore ? writeCursor([keyOf(last.key ?? ''), last.id]) : null }
}

function writePage(rows: readonly RowText[], nextCursor: string | null, total?: Total | null): string {
  const counted = total === undefined ? '' : `,"total":${JSON.stringify(total)}`
  return `{"data":[${rows.map(({ json }) => json).join(',')}],"nextCursor":${JSON.stringify(nextCursor)}${counted}}`
}
