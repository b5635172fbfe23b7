import { diffWords, type Hunk } from '@promptsheet/shared/diff'
import type { WorkspaceContext } from '../context.ts'
import { getVersion } from './find-versions.ts'

/** What changed in the text between two versions, either way round. Throws not found. */
export async function diffVersions(
  ctx: WorkspaceContext,
  { promptId, from, to }: { promptId: string; from: number; to: number },
): Promise<{ from: number; to: number; hunks: Hunk[] }> {
  const before = await getVersion(ctx, promptId, from)
  const after = await getVersion(ctx, promptId, to)
  return { from, to, hunks: diffWords(before.body, after.body) }
}
