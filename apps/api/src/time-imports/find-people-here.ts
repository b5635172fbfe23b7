import { members, users } from '@promptsheet/db/schema/identity'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import type { Preview, Settings } from './fields.ts'

export type PersonHere = { id: string; name: string; email: string }

/** Everybody in the workspace. */
export function findPeopleHere(ctx: WorkspaceContext): Promise<PersonHere[]> {
  return ctx.tx
    .select({ id: members.id, name: users.name, email: users.email })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.workspaceId, ctx.actor.workspaceId), isNull(members.removedAt)))
    .orderBy(asc(members.id))
}

/** Whose hours a person of a file has: who was said; else who has the address or, alone, the name; null for nobody. */
export type Match = { memberId: string | null; isProposed: boolean }

export function matchPeople(
  { people }: Pick<Preview, 'people'>,
  { people: said }: Pick<Settings, 'people'>,
  here: readonly PersonHere[],
  actorId: string,
): Map<string, Match> {
  const ids = new Set(here.map(({ id }) => id))
  const plain = (name: string) => name.normalize('NFKC').toLowerCase().trim()
  return new Map(
    people.map(({ key, name, email }): [string, Match] => {
      const given = Object.hasOwn(said, key) ? said[key] : undefined
      if (given !== undefined) {
        // Somebody who has left since is nobody any more.
        const isHere = given !== null && ids.has(given)
        return [key, { memberId: isHere ? given : null, isProposed: false }]
      }
      const found =
        here.find((one) => email !== '' && plain(one.email) === plain(email)) ??
        only(here.filter((one) => name !== '' && plain(one.name) === plain(name)))
      // A table that names nobody is of whoever brings it; one person's, in a workspace of one, is theirs.
      const isAlone = people.length === 1 && (here.length === 1 || key === '')
      const memberId = found?.id ?? (isAlone ? actorId : null)
      return [key, { memberId, isProposed: memberId !== null }]
    }),
  )
}

const only = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined)
