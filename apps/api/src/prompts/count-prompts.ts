import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import type { Filtered } from './filter-prompts.ts'

/** Counted no further: whoever reads more than a thousand wants another filter, not the number. */
export const mostCounted = 1_000

/** How many fit; `hasMore` when there are more than were counted. */
export type Total = { count: number; hasMore: boolean }

/** What was counted up to one more than the most. */
export function toTotal(count: number): Total {
  return { count: Math.min(count, mostCounted), hasMore: count > mostCounted }
}

/** How many prompts the filter leaves, of those the actor may see. */
export async function countPrompts(ctx: WorkspaceContext, { where }: Filtered): Promise<Total> {
  const [row] = await ctx.tx.execute(
    sql`select count(*)::int as count from (select from prompts p where ${where} limit ${mostCounted + 1}) fitting`,
  )
  return toTotal(z.int().parse(row?.count))
}
