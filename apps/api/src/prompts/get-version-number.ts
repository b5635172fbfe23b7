import { prompts } from '@promptsheet/db/schema/prompts'
import { and, eq, isNull } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { notFound } from '../errors.ts'

/** The number of the current version: the cheapest way to know that a prompt is there. Throws not found. */
export async function getVersionNumber(ctx: WorkspaceContext, promptId: string): Promise<number> {
  const [found] = await ctx.tx
    .select({ number: prompts.currentVersion })
    .from(prompts)
    .where(
      and(
        eq(prompts.workspaceId, ctx.actor.workspaceId),
        eq(prompts.id, promptId),
        isNull(prompts.deletedAt),
      ),
    )
  if (found === undefined) throw notFound('prompt')
  return found.number
}
