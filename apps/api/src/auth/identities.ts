import { hash } from 'node:crypto'
import type { Changes } from '../cache/changes.ts'
import type { Deps } from '../deps.ts'
import { authenticate, type Identity } from './authenticate.ts'
import { readSessionCookie } from './session-cookie.ts'
import type { Sessions } from './sessions.ts'

const keptMilliseconds = 1000
const mostKept = 10_000
const nobody: Identity = { signedIn: null, actor: null, audience: null }

type Headers = { authorization: string | undefined; cookie: string | undefined }
type Kept = { identity: Identity; at: number }

export type Identities = ReturnType<typeof createIdentities>

/**
 * Who sends these headers, asked of the database once a second at most: so long at the longest somebody stays in who was
 * put out, even if no word of it came. As a rule it does, within milliseconds; while it cannot, nothing is kept.
 */
export function createIdentities(
  deps: Pick<Deps, 'db' | 'clock'> & { sessions: Sessions },
  changes: Changes,
) {
  const kept = new Map<string, Kept>()
  // Counts what was forgotten, so that an answer from before is not kept after.
  let forgotten = 0
  const forgetWhere = (isMeant: (identity: Identity) => boolean) => {
    forgotten += 1
    for (const [key, { identity }] of kept) if (isMeant(identity)) kept.delete(key)
  }
  changes.subscribe((change) => {
    if (change.about === 'access') forgetWhere(({ actor }) => actor?.workspaceId === change.workspaceId)
    if (change.about === 'user') forgetWhere(({ signedIn }) => signedIn?.userId === change.userId)
  })
  return {
    async find(headers: Headers, admit: <T>(work: () => Promise<T>) => Promise<T>): Promise<Identity> {
      const secret = headers.authorization ?? readSessionCookie(headers.cookie)
      if (secret === null) return nobody
      const ask = () => admit(() => authenticate(deps, headers))
      if (changes.heardSince() === null) return await ask()
      const key = hash('sha256', secret, 'base64')
      const now = deps.clock().getTime()
      const known = kept.get(key)
      if (known !== undefined && now >= known.at && now - known.at < keptMilliseconds) return known.identity
      const before = forgotten
      const identity = await ask()
      if (before === forgotten) keep(key, identity, now)
      return identity
    },
    /** After a write: whoever is in the same workspace, or is the same person, is looked up again. */
    forgetAfterWrite({ actor, signedIn }: Identity): void {
      const isNobody = actor === null && signedIn === null
      forgetWhere(
        (one) =>
          isNobody ||
          (actor !== null && one.actor?.workspaceId === actor.workspaceId) ||
          (signedIn !== null && one.signedIn?.userId === signedIn.userId),
      )
    },
  }

  function keep(key: string, identity: Identity, at: number): void {
    const { signedIn } = identity
    // The cookie is renewed once, not for a second.
    const again = signedIn === null ? identity : { ...identity, signedIn: { ...signedIn, isRenewed: false } }
    kept.delete(key)
    kept.set(key, { identity: again, at })
    const [oldest] = kept.keys()
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
  }
}
