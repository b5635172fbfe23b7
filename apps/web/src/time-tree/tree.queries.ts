import { queryOptions, useQuery } from '@tanstack/react-query'
import { api, ask } from '../app/api.ts'
import { type Places, placesOf, type TimeTree } from './places.ts'

export const treeQuery = queryOptions({
  queryKey: ['time-tree', 'all'],
  staleTime: 60_000,
  queryFn: ({ signal }) => ask(api.GET('/v1/time-tree', { signal })),
})

/** The time tracked on each node and beneath it, and its estimate or the sum of those beneath. */
export const totalsQuery = queryOptions({
  queryKey: ['time-tree', 'totals'],
  queryFn: async ({ signal }) => {
    const { data } = await ask(api.GET('/v1/time-tree/totals', { signal }))
    return new Map(data.map((totals) => [totals.id, totals]))
  },
})

/** The budgets that each client, project and task has, for who may see what work costs. */
export const budgetsQuery = queryOptions({
  queryKey: ['budgets', 'by node'],
  queryFn: async ({ signal }) => {
    const { data } = await ask(api.GET('/v1/budgets', { signal }))
    return Map.groupBy(data, ({ clientId, projectId, taskId }) => taskId ?? projectId ?? clientId ?? '')
  },
})

const nothing: TimeTree = { clients: [], projects: [], tasks: [], recent: [] }

/** The clients, projects and tasks of the workspace, and where the reader tracked time last. */
export function useTree(): TimeTree & Places & { isReady: boolean } {
  const { data } = useQuery(treeQuery)
  return { isReady: data !== undefined, ...(data ?? nothing), ...placesOf(data ?? nothing) }
}
