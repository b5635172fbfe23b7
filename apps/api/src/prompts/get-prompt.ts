import type { Db } from '@promptsheet/db/client'
import { readInWorkspace } from '@promptsheet/db/read-in-workspace'
import { sql } from 'drizzle-orm'
import type { Actor } from '../auth/actor.ts'
import type { WorkspaceContext } from '../context.ts'
import { notFound } from '../errors.ts'
import { type PromptDetail, promptShape } from './shapes.ts'

/** A prompt with its current version. Throws not found for one in the bin and for one the actor may not see. */
export async function getPrompt(ctx: WorkspaceContext, id: string): Promise<PromptDetail> {
  const [found] = await ctx.tx.execute<{ json: string }>(
    sql`select json from app.prompt_details
        where workspace_id = ${ctx.actor.workspaceId} and id = ${id} and deleted_at is null`,
  )
  if (found === undefined) throw notFound('prompt')
  return promptShape.parse(JSON.parse(found.json))
}

/** The same as its JSON text, in one statement and without a transaction. Throws not found. */
export async function getPromptJson(
  { db, actor }: { db: Db; actor: Actor },
  id: string,
): Promise<{ json: string; revision: number }> {
  const found = await readInWorkspace(db, actor, 'prompt_json', id)
  if (found === null) throw notFound('prompt')
  return found
}
