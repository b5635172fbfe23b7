import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { hashToken } from '../auth/hash-token.ts'
import type { Deps } from '../deps.ts'
import { invalid } from '../errors.ts'

const inviteRow = z.object({
  workspace_id: z.string(),
  workspace_name: z.string(),
  id: z.string(),
  email: z.string(),
  user_id: z.string().nullable(),
})

/** The open invite this token belongs to, and who has its address already; 422 `link_expired` without one. */
export async function getInviteByToken(deps: Pick<Deps, 'db' | 'clock'>, token: string) {
  const [found] = await deps.db.execute(
    sql`select * from lookup.find_invite(${hashToken(token)}, ${deps.clock().toISOString()})`,
  )
  if (found === undefined) throw inviteExpired()
  const row = inviteRow.parse(found)
  return {
    workspaceId: row.workspace_id,
    workspaceName: row.workspace_name,
    inviteId: row.id,
    email: row.email,
    userId: row.user_id,
  }
}

export const inviteExpired = () =>
  invalid(
    'body.token',
    'This invite was accepted or taken back, or has run out. Ask for a new one.',
    'link_expired',
  )
