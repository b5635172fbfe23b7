import { readInWorkspace } from '@promptsheet/db/read-in-workspace'
import { sql } from 'drizzle-orm'
import type { Kept } from '../cache/prompt-cache.ts'
import type { ReaderContext, WorkspaceContext } from '../context.ts'
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

/** The same as its JSON text, from the cache or in one statement without a transaction. Throws not found. */
export async function getPromptJson(
  { db, actor, audience, promptCache, admit }: ReaderContext,
  id: string,
): Promise<Kept> {
  const load = async () => {
    const read = await admit(() => readInWorkspace(db, actor, 'prompt_json', id))
    return read === null || isAlone(read.json) ? read : { ...read, audience: nobody }
  }
  const found = await promptCache.read({ workspaceId: actor.workspaceId, audience }, id, load)
  if (found === null) throw notFound('prompt')
  return found
}

// A copy tells of its original and an original of its copies: a change of the one would have to be forgotten with the other,
// before whoever made it is answered. Neither is kept.
const nobody = ''
const isAlone = (json: string) => json.endsWith('"forkedFrom":null,"forkCount":0}')
