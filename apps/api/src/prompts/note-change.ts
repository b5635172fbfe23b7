import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { bumpRevision, type StoredPrompt } from './lock-prompt.ts'

/** The next revision and the audit entry of a change that leaves a locked prompt's own text as it is. */
export async function noteChange(
  ctx: WorkspaceContext,
  prompt: StoredPrompt,
  change: { action: string; detail: Record<string, unknown> },
): Promise<number> {
  await recordAudit(ctx, {
    ...change,
    subject: { type: 'prompt', id: prompt.id },
    promptId: prompt.id,
    collectionId: prompt.collectionId,
  })
  return await bumpRevision(ctx, prompt)
}
