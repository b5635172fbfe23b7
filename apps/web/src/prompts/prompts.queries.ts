import type { components } from '@promptsheet/client/schema.d'
import type { InputSettings } from '@promptsheet/shared/template'
import { infiniteQueryOptions, keepPreviousData, queryOptions, useMutation } from '@tanstack/react-query'
import { api, ask, askWithTag } from '../app/api.ts'
import { queryClient } from '../app/query-client.ts'

type Schemas = components['schemas']
export type PromptRow = Schemas['PromptRow']
export type Prompt = Schemas['Prompt']
export type Version = Schemas['PromptVersion']
export type Hunk = Schemas['Diff']['hunks'][number]
export type Status = Prompt['status']
export type LoadedPrompt = Prompt & { etag: string }

export const sorts = ['best', 'uses', 'updated', 'name'] as const
export type Sort = (typeof sorts)[number]
export type PromptFilter = { q: string; collectionId: string; sort: Sort }

const pageSize = 24
const most = 200

export const promptListQuery = ({ q, collectionId, sort }: PromptFilter) =>
  infiniteQueryOptions({
    queryKey: ['prompts', 'list', { q, collectionId, sort }],
    initialPageParam: '',
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) =>
      ask(
        api.GET('/v1/prompts', {
          params: {
            query: {
              limit: pageSize,
              ...(q && { q }),
              ...(collectionId && { collectionId }),
              ...(sort !== 'best' && { sort }),
              ...(pageParam ? { cursor: pageParam } : { total: true }),
            },
          },
          signal,
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

export const promptSearchQuery = (q: string, limit: number) =>
  queryOptions({
    queryKey: ['prompts', 'search', q, limit],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      ask(api.GET('/v1/prompts', { params: { query: q ? { q, limit } : { sort: 'uses', limit } }, signal })),
  })

const at = (id: string) => ({ path: { id } })

/** The prompt with the tag that an edit must show: it says which text was read. */
export const promptQuery = (id: string) =>
  queryOptions({
    queryKey: ['prompts', 'one', id],
    queryFn: async ({ signal, meta }): Promise<LoadedPrompt> => {
      const headers = meta?.isAhead ? { 'x-priority': 'background' } : {}
      const { data, etag } = await askWithTag(
        api.GET('/v1/prompts/{id}', { params: at(id), headers, signal }),
      )
      return { ...data, etag }
    },
  })

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['prompts', 'versions', id],
    queryFn: ({ signal }) =>
      ask(api.GET('/v1/prompts/{id}/versions', { params: { ...at(id), query: { limit: most } }, signal })),
  })

export const diffQuery = (id: string, from: number, to: number) =>
  queryOptions({
    queryKey: ['prompts', 'diff', id, from, to],
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      ask(api.GET('/v1/prompts/{id}/diff', { params: { ...at(id), query: { from, to } }, signal })),
  })

export const binQuery = infiniteQueryOptions({
  queryKey: ['prompts', 'bin'],
  initialPageParam: '',
  queryFn: ({ pageParam, signal }) =>
    ask(
      api.GET('/v1/prompts', {
        params: {
          query: {
            deleted: true,
            limit: most,
            ...(pageParam ? { cursor: pageParam } : { total: true }),
          },
        },
        signal,
      }),
    ),
  getNextPageParam: ({ nextCursor }) => nextCursor,
})

const touched = new Set<unknown>(['prompts', 'tags', 'categories'])

/** Everything about prompts may have changed: lists, one prompt, versions, tags. `except` is gone. */
export function refreshPrompts(except?: string) {
  return queryClient.invalidateQueries({
    predicate: ({ queryKey }) => touched.has(queryKey[0]) && !queryKey.includes(except),
  })
}

export type PromptFields = {
  name: string
  useCase: string
  category: string
  tags: string[]
  collectionId: string | null
}

export type VersionFields = {
  body: string
  inputs: InputSettings[]
  notes: string
  recommendedModels: string[]
}

export function useCreatePrompt() {
  return useMutation({
    meta: { saysItself: true },
    mutationFn: (body: PromptFields & VersionFields) => ask(api.POST('/v1/prompts', { body })),
    onSuccess: () => refreshPrompts(),
  })
}

export type PromptChange = Partial<PromptFields> & { status?: Status; ownerId?: string }

export function useChangePrompt(id: string) {
  return useMutation({
    mutationFn: (body: PromptChange) => ask(api.PATCH('/v1/prompts/{id}', { params: at(id), body })),
    onSuccess: () => refreshPrompts(),
  })
}

type NewVersion = VersionFields & { changeNote: string; branch: string; etag: string }

export function usePublishVersion(id: string) {
  return useMutation({
    meta: { saysItself: true },
    mutationFn: ({ etag, ...body }: NewVersion) =>
      ask(
        api.POST('/v1/prompts/{id}/versions', { params: { ...at(id), header: { 'If-Match': etag } }, body }),
      ),
    onSuccess: () => refreshPrompts(),
  })
}

export function useRestoreVersion(id: string) {
  return useMutation({
    mutationFn: async (number: number) => {
      // An old text comes back on top of whatever is there now, so nobody's work is lost by it.
      const { etag } = await queryClient.fetchQuery({ ...promptQuery(id), staleTime: 0 })
      const params = { ...at(id), header: { 'If-Match': etag } }
      return ask(api.POST('/v1/prompts/{id}/restore', { params, body: { number } }))
    },
    onSuccess: () => refreshPrompts(),
  })
}

export function useDeletePrompt() {
  return useMutation({
    mutationFn: (id: string) => ask(api.DELETE('/v1/prompts/{id}', { params: at(id) })),
    onSuccess: (_done, id) => refreshPrompts(id),
  })
}

export function useUndeletePrompt() {
  return useMutation({
    mutationFn: (id: string) => ask(api.POST('/v1/prompts/{id}/undelete', { params: at(id) })),
    onSuccess: () => refreshPrompts(),
  })
}
