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
}

const keys = z.tuple([z.number(), z.uuid()])
const found = z.object({ id: z.string(), score: z.number() })

/**
 * The ids of the prompts that the actor may see and that fit, best first; with filters alone the latest changed
 * first. Retired ones only when asked for by status, those in the bin never. No text makes it fail; a made-up
 * cursor is a 422.
 */
export async function findPromptIds(
  ctx: Pick<WorkspaceContext, 'tx' | 'actor'>,
  { q, limit, cursor, ...beside }: PromptSearch,
): Promise<{ ids: string[]; nextCursor: string | null }> {
  const { workspaceId, memberId } = ctx.actor
  const after = readCursor(cursor, keys)
  const query = parseSearchQuery(q)
  const terms = readTerms(workspaceId, query.terms)
  // Signs alone, without a letter or digit, are in no prompt.
  if (terms.length === 0 && query.terms.length > 0) return { ids: [], nextCursor: null }
  const filter = await readFilter(ctx, query.filters, beside)
  const rows = await ctx.tx.execute(sql`
    select id, score from lookup.search_prompts(${workspaceId}, ${memberId}, ${lexemePrefix(workspaceId)},
      ${JSON.stringify(terms)}::jsonb, ${JSON.stringify(filter)}::jsonb, ${limit + 1},
      ${after?.[0] ?? null}::double precision, ${after?.[1] ?? null}::uuid)`)
  const page = toPage(
    rows.map((row) => found.parse(row)),
    limit,
    ({ id, score }) => [score, id],
  )
  return { ids: page.data.map(({ id }) => id), nextCursor: page.nextCursor }
}
