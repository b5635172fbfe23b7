import type { WorkspaceContext } from '../context.ts'
import { notFound } from '../errors.ts'
import { refuseStaleEdit } from './edit-guard.ts'
import {
  changeBranch,
  findBranches,
  findStoredBranch,
  getStoredBranch,
  refuseTooManyBranches,
} from './find-branches.ts'
import { lockPrompt } from './lock-prompt.ts'
import { noteChange } from './note-change.ts'
import type { Branch } from './shapes.ts'

type Named = { promptId: string; name: string }

/** Ends a branch; its versions stay. Throws not found and `stale_edit`. */
export async function deleteBranch(
  ctx: WorkspaceContext,
  { promptId, name, expectedRevision }: Named & { expectedRevision: number | null },
): Promise<void> {
  const prompt = await lockPrompt(ctx, promptId)
  await refuseStaleEdit(ctx, prompt, expectedRevision)
  await changeBranch(ctx, await getStoredBranch(ctx, promptId, name), { endedAt: ctx.clock() })
  await noteChange(ctx, prompt, { action: 'prompt.branch_deleted', detail: { name } })
}

/** Takes up a branch again that was deleted or merged. What a merge made of main stays as it is. Throws not found. */
export async function undeleteBranch(ctx: WorkspaceContext, { promptId, name }: Named): Promise<Branch> {
  const prompt = await lockPrompt(ctx, promptId)
  const branch = await findStoredBranch(ctx, promptId, name)
  if (branch === null || branch.endedAt === null) throw notFound('branch')
  await refuseTooManyBranches(ctx, promptId)
  await changeBranch(ctx, branch, { endedAt: null, mergedNumber: null })
  await noteChange(ctx, prompt, { action: 'prompt.branch_undeleted', detail: { name } })
  const back = (await findBranches(ctx, promptId)).find((one) => one.name === name)
  if (back === undefined) throw notFound('branch')
  return back
}
