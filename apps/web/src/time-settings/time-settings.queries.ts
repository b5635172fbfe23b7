import type { operations } from '@promptsheet/client/schema.d'
import { queryOptions, useMutation } from '@tanstack/react-query'
import { api, ask } from '../app/api.ts'
import { queryClient } from '../app/query-client.ts'

type Body<K extends 'changeTimeSettings' | 'changeMyTimeSettings'> = NonNullable<
  operations[K]['requestBody']
>['content']['application/json']

export const mySettingsQuery = queryOptions({
  queryKey: ['time-settings', 'mine'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: ({ signal }) => ask(api.GET('/v1/me/time-settings', { signal })),
})

export const timeSettingsQuery = queryOptions({
  queryKey: ['time-settings', 'workspace'],
  queryFn: ({ signal }) => ask(api.GET('/v1/workspace/time-settings', { signal })),
})

export function useChangeMySettings() {
  return useMutation({
    mutationFn: (body: Body<'changeMyTimeSettings'>) => ask(api.PATCH('/v1/me/time-settings', { body })),
    onSuccess(settings) {
      queryClient.setQueryData(mySettingsQuery.queryKey, settings)
      // When a timer is forgotten, and when work goes long.
      for (const key of ['timer', 'estimates', 'time-report'])
        void queryClient.invalidateQueries({ queryKey: [key] })
    },
  })
}

export function useChangeTimeSettings() {
  return useMutation({
    meta: { saysItself: true },
    mutationFn: (body: Body<'changeTimeSettings'>) => ask(api.PATCH('/v1/workspace/time-settings', { body })),
    onSuccess: (settings) => queryClient.setQueryData(timeSettingsQuery.queryKey, settings),
  })
}

/** What was said there to be at the same time as something else: one of those entries. */
export const entryQuery = (id: string) =>
  queryOptions({
    queryKey: ['time-entries', 'one', id],
    queryFn: ({ signal }) => ask(api.GET('/v1/time-entries/{id}', { params: { path: { id } }, signal })),
  })
