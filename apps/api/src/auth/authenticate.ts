import { roles } from '@promptsheet/db/schema/identity'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import type { Actor, SignedIn } from './actor.ts'
import { hashToken } from './hash-token.ts'
import { type Scope, scopes } from './scopes.ts'
import { readSessionCookie } from './session-cookie.ts'
import type { Sessions } from './sessions.ts'

const keyRow = z.object({
  workspace_id: z.string(),
  key_id: z.string(),
  member_id: z.string(),
  user_id: z.string(),
  role: z.enum(roles),
  scopes: z.array(z.string()),
  audience: z.string(),
})

export type Identity = {
  signedIn: (SignedIn & { token: string; isRenewed: boolean }) | null
  actor: Actor | null
  /** The same for all who see the same prompts as the actor, until that changes; null without an actor. */
  audience: string | null
}

/** Who sends these headers: a key (`Authorization: Bearer psk_…`), else a session by its cookie, else nobody. */
export async function authenticate(
  deps: Pick<Deps, 'db' | 'clock'> & { sessions: Sessions },
  headers: { authorization: string | undefined; cookie: string | undefined },
): Promise<Identity> {
  if (headers.authorization !== undefined)
    return { signedIn: null, ...((await findKey(deps, headers.authorization)) ?? nobody) }
  const token = readSessionCookie(headers.cookie)
  const found = token === null ? null : await deps.sessions.find(token)
  if (token === null || found === null) return { signedIn: null, ...nobody }
  return { signedIn: { ...found.signedIn, token }, actor: found.signedIn.actor, audience: found.audience }
}

const nobody = { actor: null, audience: null }

async function findKey(
  deps: Pick<Deps, 'db' | 'clock'>,
  authorization: string,
): Promise<Pick<Identity, 'actor' | 'audience'> | null> {
  const secret = /^Bearer (psk_[\w-]{20,100})$/i.exec(authorization)?.[1]
  if (secret === undefined) return null
  const [found] = await deps.db.execute(
    sql`select * from lookup.find_key(${hashToken(secret)}, ${deps.clock().toISOString()})`,
  )
  if (found === undefined) return null
  const row = keyRow.parse(found)
  const actor: Actor = {
    kind: 'key',
    userId: row.user_id,
    workspaceId: row.workspace_id,
    memberId: row.member_id,
    role: row.role,
    scopes: scopes.filter((scope): scope is Scope => row.scopes.includes(scope)),
    keyId: row.key_id,
  }
  return { actor, audience: row.audience }
}
