import type { components } from '@promptsheet/client/schema.d'
import { keepPreviousData, queryOptions, useMutation } from '@tanstack/react-query'
import { api, ask } from '../app/api.ts'
import { queryClient } from '../app/query-client.ts'

export type Insights = components['schemas']['Insights']
export type InsightRow = components['schemas']['InsightRow']

export const insightsQuery = (days: number) =>
  queryOptions({
    queryKey: ['insights', days],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => ask(api.GET('/v1/prompts/insights', { params: { query: { days } }, signal })),
  })

/** Retires a prompt, or brings it back to what it was; the row leaves the list at once. */
export function useSetStatus() {
  return useMutation({
    mutationFn: ({ id, status }: { id: string; status: InsightRow['status'] }) =>
      ask(api.PATCH('/v1/prompts/{id}', { params: { path: { id } }, body: { status } })),
    onMutate: ({ id, status }) => {
      if (status !== 'retired') return
      queryClient.setQueriesData<Insights>({ queryKey: ['insights'] }, (before) =>
        before ? { ...before, untouched: before.untouched.filter((row) => row.id !== id) } : before,
      )
    },
    onError: () => queryClient.invalidateQueries({ queryKey: ['insights'] }),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ['prompts'] })
      return queryClient.invalidateQueries({ queryKey: ['insights'] })
    },
  })
}
