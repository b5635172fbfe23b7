import { queryOptions, useQuery } from '@tanstack/react-query'
import { api, ask } from '../app/api.ts'
import { type Places, placesOf, type TimeTree } from './places.ts'

export const treeQuery = queryOptions({
  queryKey: ['time-tree', 'all'],
  staleTime: 60_000,
  queryFn: ({ signal }) => ask(api.GET('/v1/time-tree', { signal })),
})

const nothing: TimeTree = { clients: [], projects: [], tasks: [], recent: [] }

/** The clients, projects and tasks of the workspace, and where the reader tracked time last. */
export function useTree(): TimeTree & Places & { isReady: boolean } {
  const { data } = useQuery(treeQuery)
  return { isReady: data !== undefined, ...(data ?? nothing), ...placesOf(data ?? nothing) }
}
