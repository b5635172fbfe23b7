import type { Tx } from '@promptsheet/db/client'
import type { Actor, SignedIn } from './auth/actor.ts'
import type { Sessions } from './auth/sessions.ts'
import type { PromptCache } from './cache/prompt-cache.ts'
import type { Deps } from './deps.ts'
import type { Events } from './events/create-events.ts'
import type { RateLimiter } from './http/rate-limit.ts'

/** A request of anybody: no tenant, no transaction. */
export type RequestContext = Deps & {
  sessions: Sessions
  rateLimit: RateLimiter
  promptCache: PromptCache
  events: Events
  requestId: string
  clientAddress: string
  userAgent: string | null
}

/** A request of somebody signed in. */
export type SignedInContext = RequestContext & { signedIn: SignedIn }

/** A hot read of a member or a key: no transaction. What needs the database goes through `admit`. */
export type ReaderContext = RequestContext & {
  actor: Actor
  audience: string
  admit: <T>(work: () => Promise<T>) => Promise<T>
}

/** A request of a member or a key for what happens from now on. */
export type ListenerContext = RequestContext & {
  signedIn: SignedIn | null
  actor: Actor
  audience: string
}

/** A request of a member or a key for a file: each `read` is a transaction of its own, and there is none while it is written. */
export type FileContext = Pick<Deps, 'clock'> & {
  read: <T>(work: (ctx: WorkspaceContext) => Promise<T>) => Promise<T>
}

/** What a verb on tenant tables needs: the transaction that knows its workspace, and who asks. */
export type WorkspaceContext = Pick<Deps, 'clock' | 'random'> & {
  tx: Tx
  actor: Actor
  requestId: string | null
}
