import type { components } from '@promptsheet/client/schema.d'
import { keepPreviousData, queryOptions, useMutation } from '@tanstack/react-query'
import { api, ask } from '../app/api.ts'
import { queryClient } from '../app/query-client.ts'
import type { ReportQuery } from './report-address.ts'

export type TimeReport = components['schemas']['TimeReport']
export type ReportGroup = components['schemas']['ReportGroup']
export type SavedReport = components['schemas']['SavedReport']
export type ClientEstimate = components['schemas']['ClientEstimate']
export type Estimate = components['schemas']['Estimate']

type TimeEntry = components['schemas']['TimeEntry']

const minute = 60_000

export const reportQuery = (query: ReportQuery) =>
  queryOptions({
    queryKey: ['time-report', 'time', query],
    placeholderData: keepPreviousData,
    // What runs goes on.
    refetchInterval: ({ state }: { state: { data?: TimeReport | undefined } }) =>
      state.data?.totals.isRunning ? minute : false,
    queryFn: ({ signal }) => ask(api.GET('/v1/reports/time', { params: { query }, signal })),
  })

/** The same hours by the clock; how they are grouped and rounded says nothing of that. */
export const clockQuery = ({ groupBy: _by, rounding: _rule, ...query }: ReportQuery) =>
  queryOptions({
    queryKey: ['time-report', 'clock', query],
    queryFn: ({ signal }) => ask(api.GET('/v1/reports/clock', { params: { query }, signal })),
  })

export const savedReportsQuery = queryOptions({
  queryKey: ['time-report', 'saved'],
  queryFn: ({ signal }) => ask(api.GET('/v1/saved-reports', { params: { query: { limit: 200 } }, signal })),
})

export const estimatesQuery = (archived: 'false' | 'true' | 'all') =>
  queryOptions({
    queryKey: ['time-report', 'estimates', archived],
    placeholderData: keepPreviousData,
    // A timer may run on any of them.
    refetchInterval: minute,
    queryFn: ({ signal }) =>
      ask(api.GET('/v1/reports/estimates', { params: { query: { archived } }, signal })),
  })

/** Of what runs, as it is booked. */
export const runningEstimateQuery = ({
  id,
  projectId,
  taskId,
}: Pick<TimeEntry, 'id' | 'projectId' | 'taskId'>) =>
  queryOptions({
    queryKey: ['time-report', 'running', id, projectId, taskId],
    // A timer that is only just being started has no id yet.
    enabled: id !== '' && projectId !== null,
    staleTime: minute,
    refetchInterval: 5 * minute,
    queryFn: ({ signal }) => ask(api.GET('/v1/estimates/running', { signal })),
  })

export const similarQuery = (query: { name: string; projectId?: string; tags?: string }) =>
  queryOptions({
    queryKey: ['time-report', 'similar', query],
    placeholderData: keepPreviousData,
    staleTime: minute,
    enabled: query.name.trim().length > 2,
    queryFn: ({ signal }) => ask(api.GET('/v1/estimates/similar', { params: { query }, signal })),
  })

type Wanted = Pick<SavedReport, 'name' | 'isShared' | 'query'>

export function useSaveReport() {
  return useMutation({
    meta: { saysItself: true },
    mutationFn: (body: Wanted) => ask(api.POST('/v1/saved-reports', { body })),
    onSuccess: refresh,
  })
}

export function useShareReport() {
  return useMutation({
    mutationFn: ({ id, isShared }: Pick<SavedReport, 'id' | 'isShared'>) =>
      ask(api.PATCH('/v1/saved-reports/{id}', { params: { path: { id } }, body: { isShared } })),
    onSuccess: refresh,
  })
}

export function useDeleteReport() {
  return useMutation({
    mutationFn: ({ id }: Pick<SavedReport, 'id'>) =>
      ask(api.DELETE('/v1/saved-reports/{id}', { params: { path: { id } } })),
    onSuccess: refresh,
  })
}

function refresh() {
  return queryClient.invalidateQueries({ queryKey: savedReportsQuery.queryKey })
}
