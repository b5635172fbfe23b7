import { isDeepStrictEqual } from 'node:util'
import { promptVersions } from '@promptsheet/db/schema/prompts'
import { findSettings, type Input, type InputSettings, resolveInputs } from '@promptsheet/shared/template'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { indexPrompts } from '../search/index-prompts.ts'
import { refuseStaleEdit } from './edit-guard.ts'
import { getVersion } from './find-versions.ts'
import { lockPrompt, type StoredPrompt, updatePrompt } from './lock-prompt.ts'
import type { PromptVersion } from './shapes.ts'

/** What is left out of notes, models and the settings of blanks stays as in the version before. */
export type NewVersion = {
  promptId: string
  /** The revision the author edited; null for a trusted caller that needs no guard. */
  expectedRevision: number | null
  body: string
  inputs?: InputSettings[] | undefined
  notes?: string | undefined
  recommendedModels?: string[] | undefined
  changeNote?: string | undefined
}

/** The current version now, the prompt's revision, and whether this made it: the same text again makes none. */
export type PublishedVersion = PromptVersion & { revision: number; isNew: boolean }

/**
 * Publishes a text as the prompt's next version. Throws not found, and `stale_edit` with the current prompt when
 * somebody changed it since `expectedRevision`.
 */
export async function publishVersion(ctx: WorkspaceContext, wanted: NewVersion): Promise<PublishedVersion> {
  const prompt = await lockPrompt(ctx, wanted.promptId)
  await refuseStaleEdit(ctx, prompt, wanted.expectedRevision)
  const current = await getVersion(ctx, prompt.id, prompt.currentVersion)
  const { body } = wanted
  return await addVersion(ctx, prompt, current, {
    body,
    inputs: resolveInputs(body, wanted.inputs ?? findSettings(current.body, current.inputs)),
    notes: wanted.notes ?? current.notes,
    recommendedModels: wanted.recommendedModels ?? current.recommendedModels,
    changeNote: wanted.changeNote ?? '',
    restoredFrom: null,
  })
}

/** Publishes the text of an earlier version anew. Throws as `publishVersion` does. */
export async function restoreVersion(
  ctx: WorkspaceContext,
  wanted: { promptId: string; expectedRevision: number | null; number: number },
): Promise<PublishedVersion> {
  const prompt = await lockPrompt(ctx, wanted.promptId)
  await refuseStaleEdit(ctx, prompt, wanted.expectedRevision)
  const current = await getVersion(ctx, prompt.id, prompt.currentVersion)
  const { body, inputs, notes, recommendedModels, number } = await getVersion(ctx, prompt.id, wanted.number)
  const changeNote = `Brought back version ${number}`
  const text = { body, inputs, notes, recommendedModels, changeNote, restoredFrom: number }
  return await addVersion(ctx, prompt, current, text)
}

type Text = {
  body: string
  inputs: Input[]
  notes: string
  recommendedModels: string[]
  changeNote: string
  restoredFrom: number | null
}

async function addVersion(
  ctx: WorkspaceContext,
  prompt: StoredPrompt,
  current: PromptVersion,
  text: Text,
): Promise<PublishedVersion> {
  if (isSameText(current, text)) return { ...current, revision: prompt.revision, isNew: false }
  const number = prompt.currentVersion + 1
  await ctx.tx.insert(promptVersions).values({
    ...text,
    workspaceId: ctx.actor.workspaceId,
    promptId: prompt.id,
    number,
    parentNumber: prompt.currentVersion,
    authorMemberId: ctx.actor.memberId,
    createdAt: ctx.clock(),
  })
  const revision = await updatePrompt(ctx, prompt, { currentVersion: number })
  await recordAudit(ctx, {
    action: text.restoredFrom === null ? 'prompt.version_published' : 'prompt.version_restored',
    subject: { type: 'prompt', id: prompt.id },
    promptId: prompt.id,
    collectionId: prompt.collectionId,
    detail: { number, ...(text.restoredFrom === null ? {} : { restoredFrom: text.restoredFrom }) },
  })
  await indexPrompts(ctx, [prompt.id])
  return { ...(await getVersion(ctx, prompt.id, number)), revision, isNew: true }
}

function isSameText(a: PromptVersion, b: Text): boolean {
  return (
    a.body === b.body &&
    a.notes === b.notes &&
    isDeepStrictEqual(a.inputs, b.inputs) &&
    isDeepStrictEqual(a.recommendedModels, b.recommendedModels)
  )
}
