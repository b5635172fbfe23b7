import type { components } from '@promptsheet/client/schema.d'
import { queryOptions, useMutation } from '@tanstack/react-query'
import { api, ask } from '../app/api.ts'
import { queryClient } from '../app/query-client.ts'

export type Team = components['schemas']['Team']

export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  staleTime: 60_000,
  queryFn: ({ signal }) => ask(api.GET('/v1/teams', { params: { query: { limit: 200 } }, signal })),
})

type TeamFields = { name: string; memberIds: string[] }

/** Makes a team, or changes what differs of one. */
export function useSaveTeam(team: Team | null) {
  return useMutation({
    meta: { saysItself: true },
    mutationFn: async ({ name, memberIds }: TeamFields) => {
      if (!team) return ask(api.POST('/v1/teams', { body: { name, memberIds } }))
      const params = { path: { id: team.id } }
      if (name !== team.name) await ask(api.PATCH('/v1/teams/{id}', { params, body: { name } }))
      if (isSameSet(memberIds, team.memberIds)) return team
      return ask(api.PUT('/v1/teams/{id}/members', { params, body: { memberIds } }))
    },
    onSettled: () => refreshTeams(),
  })
}

export function useDeleteTeam() {
  return useMutation({
    // It may run while the page is being left.
    mutationFn: (id: string) =>
      ask(api.DELETE('/v1/teams/{id}', { params: { path: { id } }, keepalive: true })),
    onSettled: () => refreshTeams(),
  })
}

/** Who is in a team decides what they see, so the library may have changed too. */
function refreshTeams() {
  const keys = ['teams', 'members', 'collections', 'prompts', 'insights']
  return Promise.all(keys.map((key) => queryClient.invalidateQueries({ queryKey: [key] })))
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id))
}
