import { inWorkspace } from '@promptsheet/db/in-workspace'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Actor } from '../auth/actor.ts'
import type { Deps } from '../deps.ts'
import type { Batch } from './batch.ts'
import { listOf } from './find-access.ts'

const found = z.object({
  audience: z.string(),
  prompts: z.array(z.string()),
  collections: z.array(z.string()),
})

export type Seen = { audience: string; prompts: string[] }

/**
 * Which prompts of a batch this member may know of: what they see now, and what left a collection that they see, or saw when
 * it was nobody's in particular. Asked as the member, under row-level security, with the audience of that very snapshot.
 */
export async function findSeen(
  { db }: Pick<Deps, 'db'>,
  actor: Actor,
  { prompts, moved }: Pick<Batch, 'prompts' | 'moved'>,
): Promise<Seen> {
  const collectionIds = [...moved.keys()].filter((id) => id !== null)
  const [row] = await inWorkspace(db, actor, (tx) =>
    tx.execute(sql`
      select lookup.own_audience() as audience,
        array(select id from prompts where workspace_id = ${actor.workspaceId} and id = any (${listOf(prompts)}::uuid[])) as prompts,
        array(select c from unnest(${listOf(collectionIds)}::uuid[]) c where c in (select lookup.visible_collections())) as collections`),
  )
  const seen = found.parse(row)
  const left = [...moved].flatMap(([collection, ids]) =>
    collection === null || seen.collections.includes(collection) ? [...ids] : [],
  )
  return { audience: seen.audience, prompts: [...new Set([...seen.prompts, ...left])] }
}
