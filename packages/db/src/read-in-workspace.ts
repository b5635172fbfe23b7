import type { Db } from './client.ts'
import type { Tenant } from './in-workspace.ts'

/**
 * What can be read so, each by two functions with the JSON text of one thing by its id: `lookup.open_…` gives what
 * everybody in the workspace may see, `app.…` enters the tenant and selects under row-level security.
 */
export type Read = 'prompt_json'

/** `audience` names those who see exactly this; null when it is everybody in the workspace. */
export type Found = { json: string; revision: number; audience: string | null }

/**
 * The other door to tenant tables, for hot reads: a statement on a pool connection, prepared once, and a second one
 * where it needs to be asked what this member may see. The tenant is gone with the statement; the functions refuse
 * when another one is set. Null when the thing is not there.
 */
export async function readInWorkspace(
  db: Db,
  { workspaceId, memberId, userId }: Tenant,
  read: Read,
  id: string,
): Promise<Found | null> {
  const sql = db.$client
  const [open] = await sql<
    Found[]
  >`select json, revision, null as audience from ${sql(`lookup.open_${read}`)}(${workspaceId}, ${id})`
  if (open !== undefined) return open
  const [seen] = await sql<Found[]>`
    select json, revision, audience from ${sql(`app.${read}`)}(${workspaceId}, ${memberId}, ${userId}, ${id})`
  return seen ?? null
}
