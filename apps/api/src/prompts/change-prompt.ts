import { isDeepStrictEqual } from 'node:util'
import type { PromptStatus } from '@promptsheet/shared/prompt-fields'
import { type Entry, recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { indexPrompts } from '../search/index-prompts.ts'
import { checkReferences } from './check-references.ts'
import { refuseStaleEdit } from './edit-guard.ts'
import { getPrompt } from './get-prompt.ts'
import { lockPrompt, type StoredPrompt, updatePrompt } from './lock-prompt.ts'
import type { PromptDetail } from './shapes.ts'

export type PromptChange = {
  name?: string | undefined
  useCase?: string | undefined
  category?: string | null | undefined
  tags?: string[] | undefined
  status?: PromptStatus | undefined
  collectionId?: string | null | undefined
  ownerId?: string | undefined
  externalId?: string | null | undefined
}

/**
 * Changes what is around a prompt's text. What stays the same is no change and makes no revision. Throws not found,
 * `stale_edit` with the current prompt, and 422 for a collection or keeper that cannot be.
 */
export async function changePrompt(
  ctx: WorkspaceContext,
  wanted: { promptId: string; expectedRevision: number | null; change: PromptChange },
): Promise<PromptDetail> {
  const prompt = await lockPrompt(ctx, wanted.promptId)
  await refuseStaleEdit(ctx, prompt, wanted.expectedRevision)
  const { category, ownerId, ...rest } = wanted.change
  const asked = { ...rest, category: category === null ? '' : category, ownerMemberId: ownerId }
  const change = Object.fromEntries(
    Object.entries(asked).filter(
      ([key, value]) => value !== undefined && !isDeepStrictEqual(value, Reflect.get(prompt, key)),
    ),
  )
  if (Object.keys(change).length === 0) return await getPrompt(ctx, prompt.id)
  if (change.collectionId !== undefined || change.ownerMemberId !== undefined)
    await checkReferences(ctx, {
      collectionId:
        wanted.change.collectionId === undefined ? prompt.collectionId : wanted.change.collectionId,
      ownerId: ownerId ?? prompt.ownerMemberId,
      isOwnerNew: change.ownerMemberId !== undefined,
    })
  await recordAudit(ctx, auditOfChange(prompt, change))
  await updatePrompt(ctx, prompt, change)
  await indexPrompts(ctx, [prompt.id])
  return await getPrompt(ctx, prompt.id)
}

/** The entry hangs on the collection the prompt was in: whoever never saw that one does not read of it now. */
export function auditOfChange(prompt: StoredPrompt, change: Record<string, unknown>): Entry {
  const subject = { subject: { type: 'prompt', id: prompt.id }, promptId: prompt.id }
  if ('deletedAt' in change)
    return {
      ...subject,
      action: change.deletedAt === null ? 'prompt.undeleted' : 'prompt.deleted',
      collectionId: prompt.collectionId,
      detail: { name: prompt.name },
    }
  const before = Object.fromEntries(Object.keys(change).map((key) => [key, Reflect.get(prompt, key)]))
  return {
    ...subject,
    action: 'collectionId' in change ? 'prompt.moved' : 'prompt.changed',
    collectionId:
      prompt.collectionId ?? (typeof change.collectionId === 'string' ? change.collectionId : null),
    detail: { before, after: change },
  }
}
