import type { Db } from './client.ts'
import type { Tenant } from './in-workspace.ts'

/**
 * What can be read so, each by two functions with the JSON text of one thing by its id: `lookup.open_…` gives what
 * everybody in the workspace may see, after its revision and a blank; `app.…` enters the tenant and selects under row-level
 * security.
 */
export type Read = keyof typeof statements

const statements = {
  prompt_json: {
    open: 'select lookup.open_prompt_json($1, $2) as found',
    own: 'select json, revision, audience from app.prompt_json($1, $2, $3, $4)',
  },
}

/** `audience` names those who see exactly this; null when it is everybody in the workspace. */
export type Found = { json: string; revision: number; audience: string | null }

/**
 * The other door to tenant tables, for hot reads: a statement on a pool connection, prepared once, and a second one
 * where it needs to be asked what this member may see. The tenant is gone with the statement; it is refused
 * when another one is set. Null when the thing is not there.
 */
export async function readInWorkspace(
  db: Db,
  { workspaceId, memberId, userId }: Tenant,
  read: Read,
  id: string,
): Promise<Found | null> {
  const { open: openly, own } = statements[read]
  const [open] = await db.$client.unsafe<{ found: string | null }[]>(openly, [workspaceId, id])
  if (open?.found != null) {
    const blank = open.found.indexOf(' ')
    const revision = Number(open.found.slice(0, blank))
    return { json: open.found.slice(blank + 1), revision, audience: null }
  }
  const [seen] = await db.$client.unsafe<Found[]>(own, [workspaceId, memberId, userId, id])
  return seen ?? null
}
