import { promptForks, prompts } from '@promptsheet/db/schema/prompts'
import { and, eq, isNull } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { invalid, notFound } from '../errors.ts'
import { addVersion, mainBranch, type PublishedVersion, textOf } from './add-version.ts'
import { refuseStaleEdit } from './edit-guard.ts'
import { findVersion, getVersion } from './find-versions.ts'
import { lockPrompt } from './lock-prompt.ts'
import { mergeVersions } from './merge-versions.ts'
import { noteChange } from './note-change.ts'

export type SourceMerge = {
  promptId: string
  expectedRevision: number | null
  body?: string | undefined
  changeNote?: string | undefined
  versionNumber?: number | undefined
  /** Leaves the copy as it is. */
  skip?: boolean | undefined
}

/**
 * Brings what changed in the prompt that this one was made from over into it, or notes that it is not wanted. Throws not found when there is no source, it is gone or not the
 * actor's to see, `stale_edit`, and `merge_conflict` with the passages to choose from.
 */
export async function mergeSource(ctx: WorkspaceContext, wanted: SourceMerge): Promise<PublishedVersion> {
  const prompt = await lockPrompt(ctx, wanted.promptId)
  await refuseStaleEdit(ctx, prompt, wanted.expectedRevision)
  const fork = await getFork(ctx, prompt.id)
  const base = await getVersion(ctx, fork.sourceId, fork.takenNumber)
  const incoming = await findVersion(ctx, fork.sourceId, wanted.versionNumber ?? fork.currentVersion)
  if (incoming === null || incoming.branch !== mainBranch || incoming.number < base.number)
    throw invalid('body.versionNumber', 'The original has no newer version of this number.')
  const current = await getVersion(ctx, prompt.id, prompt.currentVersion)
  const published = await addVersion(ctx, {
    prompt,
    parent: current,
    text: wanted.skip ? textOf(current) : mergeVersions({ base, current, incoming }, wanted.body),
    changeNote: wanted.changeNote ?? 'Brought over from the original',
    audit: { action: 'prompt.source_merged' },
  })
  if (incoming.number === base.number) return published
  await ctx.tx
    .update(promptForks)
    .set({ takenNumber: incoming.number })
    .where(and(eq(promptForks.workspaceId, ctx.actor.workspaceId), eq(promptForks.promptId, prompt.id)))
  if (published.isNew) return published
  const revision = await noteChange(ctx, prompt, { action: 'prompt.source_skipped', detail: {} })
  return { ...published, revision }
}

async function getFork(ctx: WorkspaceContext, promptId: string) {
  const [found] = await ctx.tx
    .select({
      sourceId: promptForks.sourceId,
      takenNumber: promptForks.takenNumber,
      currentVersion: prompts.currentVersion,
    })
    .from(promptForks)
    .innerJoin(
      prompts,
      and(eq(prompts.workspaceId, promptForks.workspaceId), eq(prompts.id, promptForks.sourceId)),
    )
    .where(
      and(
        eq(promptForks.workspaceId, ctx.actor.workspaceId),
        eq(promptForks.promptId, promptId),
        isNull(prompts.deletedAt),
      ),
    )
  if (found === undefined) throw notFound('original')
  return found
}
