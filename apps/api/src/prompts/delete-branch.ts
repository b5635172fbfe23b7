import { recordAudit } from '../audit/record.ts'
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
import { bumpRevision, lockPrompt, type StoredPrompt } from './lock-prompt.ts'
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
  await tell(ctx, prompt, 'prompt.branch_deleted', name)
}

/** Takes up a branch again that was deleted, not one that was merged. Throws not found. */
export async function undeleteBranch(ctx: WorkspaceContext, { promptId, name }: Named): Promise<Branch> {
  const prompt = await lockPrompt(ctx, promptId)
  const branch = await findStoredBranch(ctx, promptId, name)
  if (branch === null || branch.endedAt === null || branch.mergedNumber !== null) throw notFound('branch')
  await refuseTooManyBranches(ctx, promptId)
  await changeBranch(ctx, branch, { endedAt: null })
  await tell(ctx, prompt, 'prompt.branch_undeleted', name)
  const back = (await findBranches(ctx, promptId)).find((one) => one.name === name)
  if (back === undefined) throw notFound('branch')
  return back
}

async function tell(
  ctx: WorkspaceContext,
  prompt: StoredPrompt,
  action: string,
  name: string,
): Promise<void> {
  await bumpRevision(ctx, prompt)
  await recordAudit(ctx, {
    action,
    subject: { type: 'prompt', id: prompt.id },
    promptId: prompt.id,
    collectionId: prompt.collectionId,
    detail: { name },
  })
}
