import type { components, operations } from '@promptsheet/client/schema.d'
import { keepPreviousData, queryOptions, useMutation } from '@tanstack/react-query'
import { api, ask } from '../app/api.ts'
import { queryClient } from '../app/query-client.ts'

export type Rate = components['schemas']['Rate']
export type RateOfWork = components['schemas']['RateOfWork']
export type Budget = components['schemas']['Budget']
export type NewRate = operations['setRate']['requestBody']['content']['application/json']
export type NewBudget = operations['setBudget']['requestBody']['content']['application/json']
type Work = operations['getRateOfWork']['parameters']['query']

const at = (id: string) => ({ params: { path: { id } } })

export const ratesQuery = queryOptions({
  queryKey: ['rates', 'list'],
  queryFn: ({ signal }) => ask(api.GET('/v1/rates', { signal })),
})

export const rateOfWorkQuery = (query: Work) =>
  queryOptions({
    queryKey: ['rates', 'of-work', query],
    enabled: query.memberId !== '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => ask(api.GET('/v1/rate-of-work', { params: { query }, signal })),
  })

export const budgetsQuery = queryOptions({
  queryKey: ['budgets'],
  queryFn: ({ signal }) => ask(api.GET('/v1/budgets', { signal })),
})

export function useSetRate() {
  return useMutation({
    meta: { saysItself: true },
    mutationFn: (body: NewRate) => ask(api.PUT('/v1/rates', { body })),
    onSuccess: refresh,
  })
}

export function useDeleteRate() {
  return useMutation({
    mutationFn: ({ id }: Rate) => ask(api.DELETE('/v1/rates/{id}', at(id))),
    onSuccess: refresh,
  })
}

export function useSetBudget() {
  return useMutation({
    meta: { saysItself: true },
    mutationFn: (body: NewBudget) => ask(api.PUT('/v1/budgets', { body })),
    onSuccess: refresh,
  })
}

export function useDeleteBudget() {
  return useMutation({
    mutationFn: ({ id }: Budget) => ask(api.DELETE('/v1/budgets/{id}', at(id))),
    onSuccess: refresh,
  })
}

/** Rates, and whatever says what hours come to. */
function refresh() {
  for (const key of ['time-tree', 'time-report', 'time-entries', 'week', 'invoices'])
    void queryClient.invalidateQueries({ queryKey: [key] })
  return Promise.all(
    [ratesQuery.queryKey.slice(0, 1), budgetsQuery.queryKey].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  )
}
