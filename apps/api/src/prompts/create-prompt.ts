import { prompts, promptVersions } from '@promptsheet/db/schema/prompts'
import type { PromptStatus } from '@promptsheet/shared/prompt-fields'
import { type InputSettings, resolveInputs } from '@promptsheet/shared/template'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { newId } from '../deps.ts'
import { indexPrompts } from '../search/index-prompts.ts'
import { checkReferences } from './check-references.ts'
import { getPrompt } from './get-prompt.ts'
import type { PromptDetail } from './shapes.ts'

/** Checked by the field schemas of `@promptsheet/shared/prompt-fields`; only the name and the text are needed. */
export type NewPrompt = {
  name: string
  body: string
  useCase?: string | undefined
  category?: string | null | undefined
  tags?: string[] | undefined
  status?: PromptStatus | undefined
  notes?: string | undefined
  recommendedModels?: string[] | undefined
  collectionId?: string | null | undefined
  ownerId?: string | undefined
  /** What was set by hand about the blanks; the rest follows from the text. */
  inputs?: InputSettings[] | undefined
  changeNote?: string | undefined
  externalId?: string | null | undefined
}

/** Makes a prompt and its first version. Throws 422 for a collection or keeper that cannot be. */
export async function createPrompt(ctx: WorkspaceContext, fields: NewPrompt): Promise<PromptDetail> {
  const { workspaceId, memberId } = ctx.actor
  const collectionId = fields.collectionId ?? null
  const ownerId = fields.ownerId ?? memberId
  await checkReferences(ctx, { collectionId, ownerId, isOwnerNew: true })
  const id = newId(ctx)
  const now = ctx.clock()
  await ctx.tx.insert(prompts).values({
    workspaceId,
    id,
    name: fields.name,
    useCase: fields.useCase ?? '',
    category: fields.category ?? '',
    tags: fields.tags ?? [],
    status: fields.status ?? 'active',
    ownerMemberId: ownerId,
    collectionId,
    externalId: fields.externalId ?? null,
    createdBy: memberId,
    createdAt: now,
    updatedAt: now,
  })
  await ctx.tx.insert(promptVersions).values({
    workspaceId,
    promptId: id,
    number: 1,
    body: fields.body,
    inputs: resolveInputs(fields.body, fields.inputs ?? []),
    notes: fields.notes ?? '',
    recommendedModels: fields.recommendedModels ?? [],
    changeNote: fields.changeNote ?? '',
    authorMemberId: memberId,
    createdAt: now,
  })
  await recordAudit(ctx, {
    action: 'prompt.created',
    subject: { type: 'prompt', id },
    promptId: id,
    collectionId,
    detail: { name: fields.name },
  })
  await indexPrompts(ctx, [id])
  return await getPrompt(ctx, id)
}
