import { roles } from '@promptsheet/db/schema/identity'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Actor } from '../auth/actor.ts'
import { type Scope, scopes } from '../auth/scopes.ts'
import type { Deps } from '../deps.ts'

/** By what somebody listens: the id of their session, or their key's. */
export type Credential = { sessionId: string | null; actor: Actor }
export type Access = { actor: Actor; audience: string }

const mostAtOnce = 500
const row = z.object({
  credential: z.string(),
  user_id: z.string(),
  workspace_id: z.string(),
  member_id: z.string(),
  role: z.enum(roles),
  scopes: z.array(z.string()).nullable(),
  audience: z.string(),
})

export const nameOf = ({ sessionId, actor }: Credential) => sessionId ?? actor.keyId ?? ''

/** What these sessions and keys may do now, by name; what is not in it may nothing any more. */
export async function findAccess(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  credentials: readonly Credential[],
): Promise<Map<string, Access>> {
  const found = new Map<string, Access>()
  for (let at = 0; at < credentials.length; at += mostAtOnce) {
    const some = credentials.slice(at, at + mostAtOnce)
    const keys = some.filter(({ actor }) => actor.keyId !== null)
    const sessionIds = some.flatMap(({ sessionId }) => sessionId ?? [])
    const rows = await db.execute(sql`
      select * from lookup.find_access(${listOf(sessionIds)}::text[], ${listOf(keys.map(({ actor }) => actor.workspaceId))}::uuid[],
        ${listOf(keys.map(nameOf))}::uuid[], ${clock().toISOString()})`)
    for (const one of rows.map((raw) => row.parse(raw))) found.set(one.credential, toAccess(one))
  }
  return found
}

function toAccess(found: z.infer<typeof row>): Access {
  const isKey = found.scopes !== null
  return {
    audience: found.audience,
    actor: {
      kind: isKey ? 'key' : 'member',
      userId: found.user_id,
      workspaceId: found.workspace_id,
      memberId: found.member_id,
      role: found.role,
      scopes: isKey ? scopes.filter((scope): scope is Scope => found.scopes?.includes(scope) === true) : null,
      keyId: isKey ? found.credential : null,
    },
  }
}

/** As Postgres writes an array of what needs no quotes. */
export const listOf = (ids: Iterable<string>) => `{${[...new Set(ids)].join(',')}}`
