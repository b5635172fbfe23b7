import type { components } from '@promptsheet/client/schema.d'
import {
  infiniteQueryOptions,
  keepPreviousData,
  type Mutation,
  queryOptions,
  useMutation,
  useQuery,
} from '@tanstack/react-query'
import { api, ask } from '../app/api.ts'
import { queryClient } from '../app/query-client.ts'
import { refreshPrompts } from '../prompts/prompts.queries.ts'
import { toast } from '../ui/toast-store.ts'
import type { Source } from './source.ts'
import { text } from './strings.ts'

export type Import = components['schemas']['Import']
export type ImportRow = components['schemas']['ImportRow']
export type ImportGroup = components['schemas']['ImportGroup']
export type BlankAnswers = components['schemas']['BlankAnswers']
export type Action = ImportRow['action']
export type Decision = Exclude<ImportGroup['decision'], 'mixed'>

export const watchMs = 600
const rowsAtOnce = 100
const groupsAtOnce = 20
export const isAtWork = (status: Import['status'] | undefined) =>
  status === 'pending' || status === 'committing' || status === 'undoing'

/** An import, looked at again and again while the server works on it. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => ask(api.GET('/v1/imports/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (isAtWork(state.data?.status) ? watchMs : false),
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

/** A row with its whole text. */
export const importRowQuery = (id: string, row: number) =>
  queryOptions({
    queryKey: ['imports', id, 'row', row],
    queryFn: ({ signal }) =>
      ask(api.GET('/v1/imports/{id}/rows/{row}', { params: { path: { id, row } }, signal })),
  })

export const importGroupsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['imports', id, 'groups'],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: groupsAtOnce, ...(pageParam && { cursor: pageParam }) }
      return ask(api.GET('/v1/imports/{id}/groups', { params: { path: { id }, query }, signal }))
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

export function useImports() {
  return useQuery({
    queryKey: ['imports', 'list'],
    queryFn: ({ signal }) => ask(api.GET('/v1/imports', { params: { query: { limit: 10 } }, signal })),
  })
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
    mutationFn: async (source: Source) => (await ask(startImport(source))).id,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['imports', 'list'] }),
  })
}

function startImport(source: Source) {
  const { kind } = source
  if ('text' in source) return api.POST('/v1/imports', { body: { kind, text: source.text } })
  const form = new FormData()
  form.set('kind', kind)
  for (const { file, path } of source.files) form.append('file', file, path)
  return api.POST('/v1/imports', { body: { kind, file: [] }, bodySerializer: () => form })
}

const changeKey = (id: string) => ['imports', id, 'change']
// One after the other: a commit that overtakes a choice would import without it.
const inTurn = (id: string) => ({ mutationKey: changeKey(id), scope: { id: `import ${id}` } })

export function useChooseAction(id: string) {
  return useMutation({
    ...inTurn(id),
    mutationFn: ({ row, action }: { row: number; action: Exclude<Action, 'failed'> }) =>
      ask(api.PATCH('/v1/imports/{id}/rows/{row}', { params: { path: { id, row } }, body: { action } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['imports', id] }),
  })
}

type Change = { collectionId?: string | null; category?: string | null; blankStyles?: BlankAnswers }

/** Chooses for the whole import: where it goes, its category, and what is a blank. */
export function useChangeImport(id: string) {
  return useMutation({
    ...inTurn(id),
    mutationFn: (body: Change) => ask(api.PATCH('/v1/imports/{id}', { params: { path: { id } }, body })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['imports', id] }),
  })
}

export function useDecideGroup(id: string, group: number) {
  return useMutation({
    ...inTurn(id),
    mutationFn: (choice: { decision: Decision; row?: number }) =>
      ask(api.PATCH('/v1/imports/{id}/groups/{group}', { params: { path: { id, group } }, body: choice })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['imports', id] }),
  })
}

export function useDecideGroups(id: string) {
  return useMutation({
    ...inTurn(id),
    mutationFn: (decision: 'keep_one' | 'keep_all') =>
      ask(api.PATCH('/v1/imports/{id}/groups', { params: { path: { id } }, body: { decision } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['imports', id] }),
  })
}

export function useCommitImport(id: string) {
  const { isPending, mutate } = useMutation({
    ...inTurn(id),
    mutationFn: async ({ skipFailed, after }: { skipFailed: boolean; after: Choice[] }) => {
      // A choice that was still on its way has failed, as a toast says: they decide anew.
      if (after.some(({ state }) => state.status === 'error')) return
      await ask(api.POST('/v1/imports/{id}/commit', { params: { path: { id } }, body: { skipFailed } }))
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['imports', id], exact: true }),
  })
  const commit = (skipFailed: boolean) => {
    const after = queryClient.getMutationCache().findAll({ mutationKey: changeKey(id), status: 'pending' })
    mutate({ skipFailed, after })
  }
  return { isPending, commit }
}

type Choice = Pick<Mutation, 'state'>

/** Looks again and again until the server is done with an import. */
export async function waitUntilDone<Found extends Pick<Import, 'status'>>(
  look: () => Promise<Found>,
): Promise<Found> {
  for (;;) {
    const found = await look()
    if (!isAtWork(found.status)) return found
    await new Promise((resolve) => setTimeout(resolve, watchMs))
  }
}

/** Asks for an import to be undone, and ends when it is. */
export function useUndoImport(id: string) {
  return useMutation({
    mutationFn: async () => {
      await ask(api.POST('/v1/imports/{id}/undo', { params: { path: { id } } }))
      return waitUntilDone(() => queryClient.fetchQuery({ ...importQuery(id), staleTime: 0 }))
    },
    onSuccess: ({ undone }) => {
      if (undone) toast(text.undone(undone.binnedPromptIds.length, undone.keptPromptIds.length))
      return refreshAfterImport()
    },
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
