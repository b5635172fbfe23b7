import type { Db } from './client.ts'
import type { Tenant } from './in-workspace.ts'

/** The functions of schema `app` that enter a tenant, then select the JSON text of one thing by its id. */
export type Read = 'prompt_json'

/**
 * The other door to tenant tables, for hot reads: one statement on a pool connection, prepared once, through a
 * function that enters the tenant and selects under row-level security. The tenant is gone with the statement;
 * the function refuses when another one is set. Null when the thing is not there.
 */
export async function readInWorkspace(
  db: Db,
  { workspaceId, memberId, userId }: Tenant,
  read: Read,
  id: string,
): Promise<{ json: string; revision: number } | null> {
  const sql = db.$client
  const [row] = await sql<{ json: string; revision: number }[]>`
    select json, revision from ${sql(`app.${read}`)}(${workspaceId}, ${memberId}, ${userId}, ${id})`
  return row ?? null
}
