import { parseSearchQuery } from '@promptsheet/shared/search-query'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { readCursor, toPage } from '../http/pagination.ts'
import { readFilter, type SearchFilter } from './read-filter.ts'
import { readTerms } from './read-terms.ts'
import { lexemePrefix } from './search-words.ts'

export type PromptSearch = SearchFilter & {
  /** What was typed: words, also unfinished or misspelt, `"phrases"` and `tag: category: team: owner: status: collection:`. */
  q: string
  limit: number
  cursor?: string | undefined
  /** Counts what fits up to one more than this, where it is given. */
  mostCounted?: number | undefined
}

const keys = z.tuple([z.number(), z.uuid()])
type Keys = z.infer<typeof keys>
const found = z.object({ id: z.string(), score: z.number(), count: z.int() })

/**
 * The ids of the prompts that the actor may see and that fit, best first; with filters alone the latest changed
 * first. Retired ones only when asked for by status, those in the bin never. No text makes it fail; a made-up
 * cursor is a 422.
 */
export async function findPromptIds(
  ctx: Pick<WorkspaceContext, 'tx' | 'actor'>,
  { q, limit, cursor, mostCounted, ...beside }: PromptSearch,
): Promise<{ ids: string[]; nextCursor: string | null; count?: number }> {
  const { workspaceId, memberId } = ctx.actor
  const after = readCursor(cursor, keys)
  const query = parseSearchQuery(q)
  const terms = readTerms(workspaceId, query.terms)
  // Signs alone, without a letter or digit, are in no prompt.
  if (terms.length === 0 && query.terms.length > 0)
    return { ids: [], nextCursor: null, ...(mostCounted && { count: 0 }) }
  const filter = await readFilter(ctx, query.filters, beside)
  const find = async (after: Keys | null, most: number, shown: number) =>
    found.array().parse(
      await ctx.tx.execute(sql`
        select id, score, count(*) over ()::int as count
        from lookup.search_prompts(${workspaceId}, ${memberId}, ${lexemePrefix(workspaceId)}, ${JSON.stringify(terms)}::jsonb,
          ${JSON.stringify(filter)}::jsonb, ${most}, ${after?.[0] ?? null}::double precision, ${after?.[1] ?? null}::uuid)
        order by score desc, id desc limit ${shown}`),
    )
  // On the first page one search finds both the page and how many there are; a later page says what is left alone.
  const isCounted = mostCounted !== undefined
  const first = isCounted ? await find(null, mostCounted + 1, limit + 1) : []
  const rows = isCounted && after === null ? first : await find(after, limit + 1, limit + 1)
  const page = toPage(rows, limit, ({ id, score }) => [score, id])
  return {
    ids: page.data.map(({ id }) => id),
    nextCursor: page.nextCursor,
    ...(isCounted && { count: first[0]?.count ?? 0 }),
  }
}
