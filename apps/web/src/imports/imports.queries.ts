import type { components } from '@promptsheet/client/schema.d'
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQuery,
} from '@tanstack/react-query'
import { api, ask } from '../app/api.ts'
import { queryClient } from '../app/query-client.ts'
import { refreshPrompts } from '../prompts/prompts.queries.ts'
import type { Source } from './source.ts'

export type Import = components['schemas']['Import']
export type ImportRow = components['schemas']['ImportRow']
export type Action = ImportRow['action']
export type Defaults = { collectionId?: string; category?: string }

const watchMs = 600
const rowsAtOnce = 100

/** An import, looked at again and again while the server works on it. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => ask(api.GET('/v1/imports/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => {
      const status = state.data?.status
      return status === 'pending' || status === 'committing' ? watchMs : false
    },
  })

export const importRowsQuery = (id: string, action: Action | 'all') =>
  infiniteQueryOptions({
    queryKey: ['imports', id, 'rows', action],
    initialPageParam: '',
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) => {
      const query = {
        limit: rowsAtOnce,
        ...(pageParam && { cursor: pageParam }),
        ...(action !== 'all' && { action }),
      }
      return ask(api.GET('/v1/imports/{id}/rows', { params: { path: { id }, query }, signal }))
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

export function useImports() {
  return useQuery({
    queryKey: ['imports', 'list'],
    queryFn: ({ signal }) => ask(api.GET('/v1/imports', { params: { query: { limit: 10 } }, signal })),
  })
}

// What was brought, for as long as the page lives: other defaults mean reading it again.
const brought = new Map<string, { source: Source; defaults: Defaults }>()

export function findBrought(id: string): { source: Source; defaults: Defaults } | null {
  return brought.get(id) ?? null
}

// What is in the box stays there until it is in the library, wherever one goes in between.
let pasted = ''

export const findPasted = () => pasted

export function keepPasted(text: string) {
  pasted = text
}

/** Sends what was brought, to be read. Answers the import's id. */
export function useStartImport() {
  return useMutation({
    meta: { saysItself: true },
    mutationFn: async ({ source, defaults = {} }: { source: Source; defaults?: Defaults }) => {
      const { id } = await ask(startImport(source, defaults))
      brought.set(id, { source, defaults })
      return id
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['imports', 'list'] }),
  })
}

function startImport(source: Source, defaults: Defaults) {
  const { kind } = source
  if ('text' in source) return api.POST('/v1/imports', { body: { kind, text: source.text, ...defaults } })
  const form = new FormData()
  form.set('kind', kind)
  for (const [name, value] of Object.entries(defaults)) if (value) form.set(name, value)
  for (const { file, path } of source.files) form.append('file', file, path)
  return api.POST('/v1/imports', { body: { kind, file: [] }, bodySerializer: () => form })
}

export function useChooseAction(id: string) {
  return useMutation({
    mutationFn: ({ row, action }: { row: number; action: Exclude<Action, 'failed'> }) =>
      ask(api.PATCH('/v1/imports/{id}/rows/{row}', { params: { path: { id, row } }, body: { action } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['imports', id] }),
  })
}

export function useCommitImport(id: string) {
  return useMutation({
    mutationFn: (skipFailed: boolean) =>
      ask(api.POST('/v1/imports/{id}/commit', { params: { path: { id } }, body: { skipFailed } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['imports', id], exact: true }),
  })
}

export function useUndoImport(id: string) {
  return useMutation({
    mutationFn: () => ask(api.POST('/v1/imports/{id}/undo', { params: { path: { id } } })),
    onSuccess: () => refreshAfterImport(),
  })
}

export function useDiscardImport() {
  return useMutation({
    mutationFn: (id: string) => ask(api.DELETE('/v1/imports/{id}', { params: { path: { id } } })),
    onSuccess: (_reply, id) => {
      queryClient.removeQueries({ queryKey: ['imports', id] })
      return queryClient.invalidateQueries({ queryKey: ['imports', 'list'] })
    },
  })
}

/** A committed or undone import changes the library, its shelves and its numbers. */
export function refreshAfterImport() {
  keepPasted('')
  for (const key of ['imports', 'collections', 'insights']) {
    void queryClient.invalidateQueries({ queryKey: [key] })
  }
  return refreshPrompts()
}

export function useExport() {
  return useMutation({
    meta: { saysItself: true },
    mutationFn: async (format: 'markdown' | 'csv' | 'json' | 'skills') => {
      const asked = api.GET('/v1/exports/prompts', { params: { query: { format } }, parseAs: 'blob' })
      const blob: Blob = await ask(asked)
      return { blob, name: names[format] }
    },
  })
}

const names = {
  markdown: 'prompts.zip',
  csv: 'prompts.csv',
  json: 'prompts.json',
  skills: 'skills.zip',
}
