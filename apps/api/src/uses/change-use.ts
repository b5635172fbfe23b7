import { promptUsageDaily, promptUses } from '@promptsheet/db/schema/prompts'
import { and, eq, sql } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { notFound } from '../errors.ts'
import type { PromptUse, UseOutcome } from './shapes.ts'
import { utcDay } from './utc-day.ts'

/**
 * Says how a use went, also a second time: the day's counts follow by the difference. Throws not found for a use
 * of anybody else.
 */
export async function changeUse(
  ctx: WorkspaceContext,
  id: string,
  { outcome, similarity = null }: UseOutcome,
): Promise<PromptUse> {
  const { workspaceId, memberId } = ctx.actor
  const isIt = and(
    eq(promptUses.workspaceId, workspaceId),
    eq(promptUses.id, id),
    eq(promptUses.memberId, memberId),
  )
  const [use] = await ctx.tx.select().from(promptUses).where(isIt).for('update')
  if (use === undefined) throw notFound('use')
  await ctx.tx.update(promptUses).set({ outcome, similarity }).where(isIt)
  const asIs = Number(outcome === 'as_is') - Number(use.outcome === 'as_is')
  const edited = Number(outcome === 'edited') - Number(use.outcome === 'edited')
  if (asIs !== 0 || edited !== 0)
    await ctx.tx
      .update(promptUsageDaily)
      .set({
        asIs: sql`${promptUsageDaily.asIs} + ${asIs}`,
        edited: sql`${promptUsageDaily.edited} + ${edited}`,
      })
      .where(
        and(
          eq(promptUsageDaily.workspaceId, workspaceId),
          eq(promptUsageDaily.promptId, use.promptId),
          eq(promptUsageDaily.day, utcDay(use.createdAt)),
          eq(promptUsageDaily.memberId, memberId),
        ),
      )
  return {
    id,
    promptId: use.promptId,
    version: use.versionNumber,
    surface: use.surface,
    target: use.target,
    outcome,
    similarity,
    createdAt: use.createdAt.toISOString(),
  }
}
