import type { Role } from '@promptsheet/db/schema/identity'
import type { Scope } from './scopes.ts'

/** Who does this: a member in a session, or a key acting as one. */
export type Actor = {
  kind: 'member' | 'key'
  userId: string
  workspaceId: string
  memberId: string
  role: Role
  /** Null for a member in a session: everything their role may. */
  scopes: readonly Scope[] | null
  keyId: string | null
}

/** Somebody signed in, who may not be in any workspace (any more). */
export type SignedIn = {
  userId: string
  sessionId: string
  email: string
  emailVerified: boolean
  name: string
  actor: Actor | null
}
