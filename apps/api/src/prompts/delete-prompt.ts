import { collections } from '@promptsheet/db/schema/prompts'
import { and, eq, isNull } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { conflict } from '../errors.ts'
import { auditOfChange } from './change-prompt.ts'
import { refuseStaleEdit } from './edit-guard.ts'
import { getPrompt } from './get-prompt.ts'
import { lockBinnedPrompt, lockPrompt, updatePrompt } from './lock-prompt.ts'
import type { PromptDetail } from './shapes.ts'

/** Puts a prompt into the bin, from where it can come back for 30 days. Throws not found and `stale_edit`. */
export async function deletePrompt(
  ctx: WorkspaceContext,
  { promptId, expectedRevision }: { promptId: string; expectedRevision: number | null },
): Promise<void> {
  const prompt = await lockPrompt(ctx, promptId)
  await refuseStaleEdit(ctx, prompt, expectedRevision)
  await updatePrompt(ctx, prompt, { deletedAt: ctx.clock() })
  await recordAudit(ctx, auditOfChange(prompt, { deletedAt: ctx.clock() }))
}

/** Takes a prompt out of the bin, to where it was. Throws not found, and a conflict when its collection is gone. */
export async function undeletePrompt(ctx: WorkspaceContext, promptId: string): Promise<PromptDetail> {
  const prompt = await lockBinnedPrompt(ctx, promptId)
  if (prompt.collectionId !== null) await refuseDeletedCollection(ctx, prompt.collectionId)
  await updatePrompt(ctx, prompt, { deletedAt: null })
  await recordAudit(ctx, auditOfChange(prompt, { deletedAt: null }))
  return await getPrompt(ctx, promptId)
}

/** Throws a conflict when the collection is deleted; else it stays until the transaction ends. */
export async function refuseDeletedCollection(ctx: WorkspaceContext, collectionId: string): Promise<void> {
  const [there] = await ctx.tx
    .select({ id: collections.id })
    .from(collections)
    .where(
      and(
        eq(collections.workspaceId, ctx.actor.workspaceId),
        eq(collections.id, collectionId),
        isNull(collections.deletedAt),
      ),
    )
    .for('share')
  if (there === undefined)
    throw conflict('collection_deleted', 'Its collection is deleted too. Bring that one back first.', {
      collectionId,
    })
}
