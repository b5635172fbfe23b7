import type { WorkspaceContext } from '../context.ts'
import { addVersion, type PublishedVersion } from './add-version.ts'
import { refuseStaleEdit } from './edit-guard.ts'
import { changeBranch, getStoredBranch } from './find-branches.ts'
import { getVersion } from './find-versions.ts'
import { lockPrompt } from './lock-prompt.ts'
import { mergeVersions } from './merge-versions.ts'
import { noteChange } from './note-change.ts'

export type BranchMerge = {
  promptId: string
  name: string
  expectedRevision: number | null
  /** What somebody chose; else the changes of both are put together. */
  body?: string | undefined
  changeNote?: string | undefined
}

/**
 * Makes the text of a branch the current one, with what main got since, and ends the branch. Throws not found,
 * `stale_edit`, and `merge_conflict` with the passages to choose from.
 */
export async function mergeBranch(ctx: WorkspaceContext, wanted: BranchMerge): Promise<PublishedVersion> {
  const { promptId, name } = wanted
  const prompt = await lockPrompt(ctx, promptId)
  await refuseStaleEdit(ctx, prompt, wanted.expectedRevision)
  const branch = await getStoredBranch(ctx, promptId, name)
  const base = await getVersion(ctx, promptId, branch.baseNumber)
  const current = await getVersion(ctx, promptId, prompt.currentVersion)
  const incoming = await getVersion(ctx, promptId, branch.headNumber)
  const published = await addVersion(ctx, {
    prompt,
    parent: current,
    text: mergeVersions({ base, current, incoming }, wanted.body),
    changeNote: wanted.changeNote ?? `Took over “${name}”`,
    mergedFrom: branch.headNumber,
    audit: { action: 'prompt.branch_merged', detail: { name } },
  })
  await changeBranch(ctx, branch, { mergedNumber: published.number, endedAt: ctx.clock() })
  if (published.isNew) return published
  const detail = { name, number: published.number }
  return { ...published, revision: await noteChange(ctx, prompt, { action: 'prompt.branch_merged', detail }) }
}
