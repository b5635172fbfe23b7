import { promptForks } from '@promptsheet/db/schema/prompts'
import { findSettings } from '@promptsheet/shared/template'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { createPrompt } from './create-prompt.ts'
import { getPrompt } from './get-prompt.ts'
import type { PromptDetail } from './shapes.ts'

const longestName = 200
const suffix = ' (copy)'

/**
 * Makes a prompt of one's own from the current version of another, which remembers where it comes from. It goes
 * beside its source, so that a copy of a limited prompt is limited too unless somebody says otherwise. Throws not
 * found, and 422 for a collection that cannot be.
 */
export async function forkPrompt(
  ctx: WorkspaceContext,
  wanted: { promptId: string; name?: string | undefined; collectionId?: string | null | undefined },
): Promise<PromptDetail> {
  const source = await getPrompt(ctx, wanted.promptId)
  const { number, body, inputs, notes, recommendedModels } = source.currentVersion
  const { id } = await createPrompt(ctx, {
    name: wanted.name ?? nameOfCopy(source.name),
    useCase: source.useCase,
    category: source.category,
    tags: source.tags,
    collectionId: wanted.collectionId === undefined ? source.collectionId : wanted.collectionId,
    body,
    inputs: findSettings(body, inputs),
    notes,
    recommendedModels,
  })
  await ctx.tx.insert(promptForks).values({
    workspaceId: ctx.actor.workspaceId,
    promptId: id,
    sourceId: source.id,
    sourceNumber: number,
    takenNumber: number,
    createdAt: ctx.clock(),
  })
  const copy = await getPrompt(ctx, id)
  // It hangs on the source and on the copy's collection: seen by those who may see both.
  await recordAudit(ctx, {
    action: 'prompt.forked',
    subject: { type: 'prompt', id },
    promptId: source.id,
    collectionId: copy.collectionId,
    detail: { number },
  })
  return copy
}

function nameOfCopy(name: string): string {
  let kept = name
  while (kept.length > longestName - suffix.length) kept = [...kept].slice(0, -1).join('')
  return `${kept.trimEnd()}${suffix}`
}
