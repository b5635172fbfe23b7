import type { Db } from '@promptsheet/db/client'
import { type Role, roles } from '@promptsheet/db/schema/identity'
import { sql } from 'drizzle-orm'
import { type Adapter, Lucia, TimeSpan } from 'lucia'
import { z } from 'zod'
import { type Deps, newSecret } from '../deps.ts'
import type { SignedIn } from './actor.ts'
import { hashToken } from './hash-token.ts'
import { wrongLogin } from './log-in.ts'

// The only file that knows Lucia, which is no longer developed. Lucia sees the SHA-256 of the token as session id;
// hashing inside the adapter instead would break renewal and revocation.

type SessionAttributes = {
  workspaceId: string | null
  userAgent: string | null
  /** The hash of the password that let them in, if one did, which must still be theirs. */
  passwordHash?: string | null
}
type UserAttributes = {
  email: string
  emailVerified: boolean
  name: string
  member: { workspaceId: string; memberId: string; role: Role } | null
  audience: string | null
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<Record<never, never>, UserAttributes>
    DatabaseSessionAttributes: SessionAttributes
    DatabaseUserAttributes: UserAttributes
  }
}

const sessionRow = z.object({
  id: z.string(),
  user_id: z.string(),
  expires_at: z.coerce.date(),
  email: z.string(),
  email_verified: z.boolean(),
  name: z.string(),
  workspace_id: z.string().nullable(),
  member_id: z.string().nullable(),
  role: z.enum(roles).nullable(),
  audience: z.string().nullable(),
})

type Found = { signedIn: SignedIn & { isRenewed: boolean }; audience: string | null }

const sessionDays = 30

export type Sessions = ReturnType<typeof createSessions>

/** Sessions of people: made from a fresh token, found again by its hash, renewed while they are used. */
export function createSessions(deps: Pick<Deps, 'db' | 'clock' | 'random'>) {
  const lucia = new Lucia(adapter(deps.db, deps.clock), {
    sessionExpiresIn: new TimeSpan(sessionDays, 'd'),
    getUserAttributes: (attributes) => attributes,
  })
  return {
    /** Starts a session and gives the token for the cookie, which is kept nowhere. Throws 401 for an old password. */
    async start(userId: string, attributes: SessionAttributes): Promise<string> {
      const token = newSecret(deps)
      await lucia.createSession(userId, attributes, { sessionId: hashToken(token) })
      return token
    },
    /** Who holds this token; null when nobody does (any more). `isRenewed` asks for the cookie to be set again. */
    async find(token: string): Promise<Found | null> {
      const { session, user } = await lucia.validateSession(hashToken(token))
      if (session === null) return null
      const { member, email, emailVerified, name, audience } = user
      const actor =
        member === null
          ? null
          : { kind: 'member' as const, userId: user.id, ...member, scopes: null, keyId: null }
      const signedIn = { userId: user.id, sessionId: session.id, email, emailVerified, name, actor }
      return { signedIn: { ...signedIn, isRenewed: session.fresh }, audience }
    },
    end: (sessionId: string) => lucia.invalidateSession(sessionId),
  }
}

export const sessionSeconds = sessionDays * 86_400

function adapter(db: Db, clock: () => Date): Adapter {
  return {
    async getSessionAndUser(sessionId) {
      const [found] = await db.execute(
        sql`select * from lookup.find_session(${sessionId}, ${clock().toISOString()})`,
      )
      if (found === undefined) return [null, null]
      const row = sessionRow.parse(found)
      const member =
        row.workspace_id === null || row.member_id === null || row.role === null
          ? null
          : { workspaceId: row.workspace_id, memberId: row.member_id, role: row.role }
      return [
        {
          id: row.id,
          userId: row.user_id,
          expiresAt: row.expires_at,
          attributes: { workspaceId: row.workspace_id, userAgent: null },
        },
        {
          id: row.user_id,
          attributes: {
            email: row.email,
            emailVerified: row.email_verified,
            name: row.name,
            member,
            audience: row.audience,
          },
        },
      ]
    },
    async setSession({ id, userId, expiresAt, attributes }) {
      const { workspaceId, userAgent, passwordHash = null } = attributes
      const [begun] = await db.execute<{ done: boolean }>(
        sql`select lookup.add_session(${id}, ${userId}, ${workspaceId}, ${clock().toISOString()}, ${expiresAt.toISOString()}, ${userAgent}, ${passwordHash}) as done`,
      )
      if (begun?.done !== true) throw wrongLogin()
    },
    async updateSessionExpiration(sessionId, expiresAt) {
      await db.execute(sql`select lookup.extend_session(${sessionId}, ${expiresAt.toISOString()})`)
    },
    async deleteSession(sessionId) {
      await db.execute(sql`select lookup.remove_session(${sessionId})`)
    },
    async deleteUserSessions(userId) {
      await db.execute(sql`select lookup.remove_sessions_of(${userId}, null)`)
    },
    async deleteExpiredSessions() {
      await db.execute(sql`select lookup.remove_expired(${clock().toISOString()})`)
    },
    // Lists are read through a function of their own; Lucia needs this only for its own listing.
    getUserSessions: () => Promise.resolve([]),
  }
}
