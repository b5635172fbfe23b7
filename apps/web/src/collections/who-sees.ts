import { useQuery } from '@tanstack/react-query'
import { useMe } from '../app/me.queries.ts'
import { teamsQuery } from '../teams/teams.queries.ts'
import type { Collection } from './collections.queries.ts'
import { text } from './strings.ts'

/** Says who sees a collection: "Everyone here", or the names of its teams. */
export function useWhoSees(): (collection: Pick<Collection, 'visibility' | 'teamIds'>) => string {
  const { data: teams } = useQuery(teamsQuery)
  return ({ visibility, teamIds }) => {
    if (visibility === 'workspace') return text.everyone
    const names = (teams?.data ?? []).filter(({ id }) => teamIds.includes(id)).map(({ name }) => name)
    return names.length > 0 ? text.onlyTeams(names) : text.someTeams
  }
}

/** Whether they may say who sees it and delete it: managers, and whoever made it. */
export function useMayManageCollection(): (collection: Collection) => boolean {
  const { role, memberId } = useMe().workspace
  return ({ createdBy }) => {
    if (role === 'viewer') return false
    return role !== 'member' || createdBy.id === memberId
  }
}
