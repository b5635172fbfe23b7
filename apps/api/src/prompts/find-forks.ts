import { sql } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { readPage } from './find-prompts.ts'
import { getVersionNumber } from './get-version-number.ts'
import { selectByInstant } from './select-page.ts'

/**
 * The prompts that were made from one, latest first, a page at a time, as the JSON text of the reply: retired ones too,
 * and those alone that the actor may see. Throws not found for a prompt that is not there.
 */
export async function findForks(
  ctx: WorkspaceContext,
  promptId: string,
  page: { limit: number; cursor?: string | undefined },
): Promise<string> {
  await getVersionNumber(ctx, promptId)
  const { workspaceId } = ctx.actor
  const where = sql`p.workspace_id = ${workspaceId} and p.deleted_at is null and p.id in (
    select f.prompt_id from prompt_forks f where f.workspace_id = ${workspaceId} and f.source_id = ${promptId})`
  return await readPage(ctx, selectByInstant('created_at', page, where), page.limit, Number)
}
