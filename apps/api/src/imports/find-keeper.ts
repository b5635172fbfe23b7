import type { Keeper } from './find-library.ts'
import { storable } from './storable.ts'

/** A member by e-mail address, or by a name that only one has. */
export function createKeeperFinder(keepers: readonly Keeper[]) {
  const active = keepers.filter(({ isActive }) => isActive)
  return (owner: string): string | null => {
    const wanted = owner.toLowerCase()
    const byEmail = active.find(({ email }) => email.toLowerCase() === wanted)
    if (byEmail !== undefined) return byEmail.id
    const byName = active.filter(({ name }) => name.trim().toLowerCase() === wanted)
    return byName.length === 1 ? (byName[0]?.id ?? null) : null
  }
}

/**
 * Who keeps a prompt that is made: the one its file names, as far as they may (`mayKeep` is null when everybody may);
 * else whoever imports it, and the warning says why.
 */
export function keeperOfNew(
  named: string,
  found: string | null,
  mayKeep: ReadonlySet<string> | null,
): { ownerId: string | null; warning: string | null } {
  if (found === null) return { ownerId: null, warning: keeperWarnings(named).unknown }
  if (mayKeep !== null && !mayKeep.has(found))
    return { ownerId: null, warning: keeperWarnings(named).outside }
  return { ownerId: found, warning: null }
}

/** What may be said about a keeper whom a file names. */
export function keeperWarnings(named: string) {
  return {
    unknown: storable(`Nobody here is called "${named}"; you will keep it`, 500),
    outside: storable(`"${named}" is in none of the teams of this collection; you will keep it`, 500),
  }
}
