import { isDeepStrictEqual } from 'node:util'
import { promptVersions } from '@promptsheet/db/schema/prompts'
import type { Input } from '@promptsheet/shared/template'
import { and, eq, max } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { indexPrompts } from '../search/index-prompts.ts'
import { getVersion } from './find-versions.ts'
import { bumpRevision, type StoredPrompt, updatePrompt } from './lock-prompt.ts'
import type { PromptVersion } from './shapes.ts'

export const mainBranch = 'main'

/** What a version says. */
export type VersionText = {
  body: string
  inputs: Input[]
  notes: string
  recommendedModels: string[]
}

export type AddedVersion = {
  prompt: StoredPrompt
  /** The version it is made from: the head of its branch, or where that one begins. */
  parent: PromptVersion
  text: VersionText
  changeNote: string
  branch?: string
  restoredFrom?: number
  mergedFrom?: number
  audit: { action: string; detail?: Record<string, unknown> }
}

/** The version there is now, the prompt's revision, and whether this made it: the same text again makes none. */
export type PublishedVersion = PromptVersion & { revision: number; isNew: boolean }

/** Writes the next version of a locked prompt. On main it is what everybody uses from now on. */
export async function addVersion(ctx: WorkspaceContext, added: AddedVersion): Promise<PublishedVersion> {
  const { prompt, parent, text, changeNote, branch = mainBranch } = added
  if (isSameText(parent, text)) return { ...parent, revision: prompt.revision, isNew: false }
  const { workspaceId, memberId } = ctx.actor
  const number = await findNextNumber(ctx, prompt.id)
  await ctx.tx.insert(promptVersions).values({
    ...text,
    workspaceId,
    promptId: prompt.id,
    number,
    branch,
    parentNumber: parent.number,
    changeNote,
    restoredFrom: added.restoredFrom ?? null,
    mergedFrom: added.mergedFrom ?? null,
    authorMemberId: memberId,
    createdAt: ctx.clock(),
  })
  const isMain = branch === mainBranch
  const revision = isMain
    ? await updatePrompt(ctx, prompt, { currentVersion: number })
    : await bumpRevision(ctx, prompt)
  await recordAudit(ctx, {
    action: added.audit.action,
    subject: { type: 'prompt', id: prompt.id },
    promptId: prompt.id,
    collectionId: prompt.collectionId,
    detail: { number, ...added.audit.detail },
  })
  if (isMain) await indexPrompts(ctx, [prompt.id])
  return { ...(await getVersion(ctx, prompt.id, number)), revision, isNew: true }
}

/** Without gaps whatever the branch: whoever adds one holds the lock of the prompt. */
async function findNextNumber(ctx: WorkspaceContext, promptId: string): Promise<number> {
  const { workspaceId, number } = promptVersions
  const [found] = await ctx.tx
    .select({ last: max(number) })
    .from(promptVersions)
    .where(and(eq(workspaceId, ctx.actor.workspaceId), eq(promptVersions.promptId, promptId)))
  return (found?.last ?? 0) + 1
}

export function textOf({ body, inputs, notes, recommendedModels }: VersionText): VersionText {
  return { body, inputs, notes, recommendedModels }
}

function isSameText(a: VersionText, b: VersionText): boolean {
  return (
    a.body === b.body &&
    a.notes === b.notes &&
    isDeepStrictEqual(a.inputs, b.inputs) &&
    isDeepStrictEqual(a.recommendedModels, b.recommendedModels)
  )
}
