import { rememberedInputs } from '@promptsheet/db/schema/prompts'
import { and, eq } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { getVersionNumber } from '../prompts/get-version-number.ts'

/** What the actor last typed into this prompt's blanks, by their ids; theirs alone. Throws not found. */
export async function findRememberedInputs(
  ctx: WorkspaceContext,
  promptId: string,
): Promise<Record<string, string>> {
  await getVersionNumber(ctx, promptId)
  const [found] = await ctx.tx
    .select({ values: rememberedInputs.inputValues })
    .from(rememberedInputs)
    .where(
      and(
        eq(rememberedInputs.workspaceId, ctx.actor.workspaceId),
        eq(rememberedInputs.memberId, ctx.actor.memberId),
        eq(rememberedInputs.promptId, promptId),
      ),
    )
  return found?.values ?? {}
}
