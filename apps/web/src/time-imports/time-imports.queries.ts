import type { components } from '@promptsheet/client/schema.d'
import { infiniteQueryOptions, queryOptions, useMutation } from '@tanstack/react-query'
import { api, ask } from '../app/api.ts'
import { queryClient } from '../app/query-client.ts'
import { isAtWork, waitUntilDone, watchMs } from '../imports/imports.queries.ts'
import type { SourceFile } from '../imports/source.ts'

export type TimeImport = components['schemas']['TimeImport']
export type TimeImportChange = components['schemas']['TimeImportChange']
export type FilePerson = TimeImport['people'][number]

/** An import, looked at again and again while the server works on it. */
export const timeImportQuery = (id: string) =>
  queryOptions({
    queryKey: ['time-imports', id],
    queryFn: ({ signal }) => ask(api.GET('/v1/time-imports/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (isAtWork(state.data?.status) ? watchMs : false),
  })

export const timeImportsQuery = queryOptions({
  queryKey: ['time-imports', 'list'],
  queryFn: ({ signal }) => ask(api.GET('/v1/time-imports', { params: { query: { limit: 10 } }, signal })),
})

/** The rows that cannot be read. */
export const problemsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['time-imports', id, 'problems'],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 100, ...(pageParam && { cursor: pageParam }) }
      return ask(api.GET('/v1/time-imports/{id}/problems', { params: { path: { id }, query }, signal }))
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

/** Sends a file, to be read. Answers the import's id. */
export function useStartTimeImport() {
  return useMutation({
    meta: { saysItself: true },
    mutationFn: async ({ file, path }: SourceFile) => {
      const form = new FormData()
      form.append('file', file, path)
      const body = { text: '' }
      const { id } = await ask(api.POST('/v1/time-imports', { body, bodySerializer: () => form }))
      return id
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: timeImportsQuery.queryKey }),
  })
}

export function useChangeTimeImport(id: string) {
  return useMutation({
    mutationFn: (body: TimeImportChange) =>
      ask(api.PATCH('/v1/time-imports/{id}', { params: { path: { id } }, body })),
    onSuccess: (found) => {
      queryClient.setQueryData(timeImportQuery(id).queryKey, found)
      queryClient.removeQueries({ queryKey: problemsQuery(id).queryKey })
    },
  })
}

export function useCommitTimeImport(id: string) {
  return useMutation({
    mutationFn: (skipFailed: boolean) =>
      ask(api.POST('/v1/time-imports/{id}/commit', { params: { path: { id } }, body: { skipFailed } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['time-imports', id], exact: true }),
  })
}

/** Asks for an import to be undone, and ends when it is. */
export function useUndoTimeImport(id: string) {
  return useMutation({
    mutationFn: async () => {
      await ask(api.POST('/v1/time-imports/{id}/undo', { params: { path: { id } } }))
      return waitUntilDone(() => queryClient.fetchQuery({ ...timeImportQuery(id), staleTime: 0 }))
    },
    onSuccess: refreshAfterTimeImport,
  })
}

export function useDiscardTimeImport() {
  return useMutation({
    mutationFn: (id: string) => ask(api.DELETE('/v1/time-imports/{id}', { params: { path: { id } } })),
    onSuccess: (_reply, id) => {
      queryClient.removeQueries({ queryKey: ['time-imports', id] })
      return queryClient.invalidateQueries({ queryKey: timeImportsQuery.queryKey })
    },
  })
}

/** A committed or undone import changes everybody's hours, and what they are booked on. */
export function refreshAfterTimeImport() {
  for (const key of ['time-tree', 'time-entries', 'week', 'time-report', 'invoices', 'rates'])
    void queryClient.invalidateQueries({ queryKey: [key] })
  return queryClient.invalidateQueries({ queryKey: timeImportsQuery.queryKey })
}
