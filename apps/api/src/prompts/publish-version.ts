import { promptBranches } from '@promptsheet/db/schema/prompts'
import { findSettings, type InputSettings, resolveInputs } from '@promptsheet/shared/template'
import type { WorkspaceContext } from '../context.ts'
import { conflict } from '../errors.ts'
import { addVersion, mainBranch, type PublishedVersion, textOf, type VersionText } from './add-version.ts'
import { refuseStaleEdit } from './edit-guard.ts'
import { changeBranch, findStoredBranch, refuseTooManyBranches } from './find-branches.ts'
import { getVersion } from './find-versions.ts'
import { lockPrompt, type StoredPrompt } from './lock-prompt.ts'
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
  /** Main, if left out; a name that is not there yet begins a branch at the current version. */
  branch?: string | undefined
}

/**
 * Publishes a text as the prompt's next version. Throws not found, `stale_edit` with the current prompt when
 * somebody changed it since `expectedRevision`, and conflicts when the branch has ended or there are too many.
 */
export async function publishVersion(ctx: WorkspaceContext, wanted: NewVersion): Promise<PublishedVersion> {
  const prompt = await lockPrompt(ctx, wanted.promptId)
  await refuseStaleEdit(ctx, prompt, wanted.expectedRevision)
  const { branch = mainBranch, changeNote = '' } = wanted
  if (branch !== mainBranch) return await publishOnBranch(ctx, prompt, branch, wanted)
  const parent = await getVersion(ctx, prompt.id, prompt.currentVersion)
  const text = textAfter(parent, wanted)
  const audit = { action: 'prompt.version_published' }
  return await addVersion(ctx, { prompt, parent, text, changeNote, audit })
}

/** Publishes the text of an earlier version anew. Throws as `publishVersion` does. */
export async function restoreVersion(
  ctx: WorkspaceContext,
  wanted: { promptId: string; expectedRevision: number | null; number: number },
): Promise<PublishedVersion> {
  const prompt = await lockPrompt(ctx, wanted.promptId)
  await refuseStaleEdit(ctx, prompt, wanted.expectedRevision)
  const parent = await getVersion(ctx, prompt.id, prompt.currentVersion)
  const { number, ...earlier } = await getVersion(ctx, prompt.id, wanted.number)
  return await addVersion(ctx, {
    prompt,
    parent,
    text: textOf(earlier),
    changeNote: `Brought back version ${number}`,
    restoredFrom: number,
    audit: { action: 'prompt.version_restored', detail: { restoredFrom: number } },
  })
}

async function publishOnBranch(
  ctx: WorkspaceContext,
  prompt: StoredPrompt,
  name: string,
  wanted: NewVersion,
): Promise<PublishedVersion> {
  const branch = await findStoredBranch(ctx, prompt.id, name)
  if (branch !== null && branch.endedAt !== null)
    throw conflict('branch_ended', 'There was a try-out of this name, and it is over. Choose another name.')
  const parent = await getVersion(ctx, prompt.id, branch?.headNumber ?? prompt.currentVersion)
  const published = await addVersion(ctx, {
    prompt,
    parent,
    text: textAfter(parent, wanted),
    changeNote: wanted.changeNote ?? '',
    branch: name,
    audit: { action: 'prompt.branch_published', detail: { name } },
  })
  if (!published.isNew) return published
  const { workspaceId, memberId } = ctx.actor
  const now = ctx.clock()
  const moved = { headNumber: published.number, updatedAt: now }
  if (branch === null) {
    await refuseTooManyBranches(ctx, prompt.id)
    const begun = { workspaceId, promptId: prompt.id, name, baseNumber: parent.number, createdBy: memberId }
    await ctx.tx.insert(promptBranches).values({ ...begun, ...moved, createdAt: now })
    return published
  }
  await changeBranch(ctx, branch, moved)
  return published
}

function textAfter(
  parent: PromptVersion,
  { body, inputs, notes, recommendedModels }: NewVersion,
): VersionText {
  return {
    body,
    inputs: resolveInputs(body, inputs ?? findSettings(parent.body, parent.inputs)),
    notes: notes ?? parent.notes,
    recommendedModels: recommendedModels ?? parent.recommendedModels,
  }
}
