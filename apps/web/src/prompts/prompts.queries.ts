import type { Input, InputSettings } from '@promptsheet/shared/template'
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQuery,
} from '@tanstack/react-query'
import { call, callWithTag } from '../app/provisional-api.ts'
import { queryClient } from '../app/query-client.ts'

export type Status = 'draft' | 'active' | 'battle_tested' | 'retired'
type Person = { id: string; name: string }

export type PromptRow = {
  id: string
  name: string
  useCase: string
  category: string
  tags: string[]
  status: Status
  owner: Person
  collectionId: string | null
  currentVersionNumber: number
  snippet: string
  usesLast30Days: number
  peopleLast30Days: number
  asIsShare: number | null
  updatedAt: string
  deletedAt?: string | null
}

export type Version = {
  number: number
  body: string
  inputs: Input[]
  notes: string
  recommendedModels: string[]
  author: Person
  changeNote: string
  createdAt: string
}

export type Prompt = Omit<PromptRow, 'snippet' | 'currentVersionNumber'> & { currentVersion: Version }
export type Hunk = { op: 'equal' | 'insert' | 'delete'; text: string }
type Page<T> = { data: T[]; nextCursor: string | null }

export type PromptFilter = { q: string; collectionId: string; sort: string }

export const promptListQuery = (filter: PromptFilter) =>
  infiniteQueryOptions({
    queryKey: ['prompts', 'list', filter],
    initialPageParam: '',
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) =>
      call<Page<PromptRow>>('GET', '/v1/prompts', {
        query: { ...filter, cursor: pageParam, limit: 40 },
        signal,
      }),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

export const promptSearchQuery = (q: string, limit: number) =>
  queryOptions({
    queryKey: ['prompts', 'search', q, limit],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call<Page<PromptRow>>('GET', '/v1/prompts', { query: { q, limit }, signal }),
  })

/** The prompt with the tag that an edit must show: it says which text was read. */
export const promptQuery = (id: string) =>
  queryOptions({
    queryKey: ['prompts', 'one', id],
    queryFn: async ({ signal }) => {
      const { data, etag } = await callWithTag<Prompt>('GET', `/v1/prompts/${id}`, { signal })
      return { ...data, etag: etag ?? '' }
    },
  })

export type LoadedPrompt = Prompt & { etag: string }

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['prompts', 'versions', id],
    queryFn: ({ signal }) =>
      call<Page<Version>>('GET', `/v1/prompts/${id}/versions`, { query: { limit: 200 }, signal }),
  })

export const diffQuery = (id: string, from: number, to: number) =>
  queryOptions({
    queryKey: ['prompts', 'diff', id, from, to],
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      call<{ hunks: Hunk[] }>('GET', `/v1/prompts/${id}/diff`, { query: { from, to }, signal }),
  })

export const binQuery = queryOptions({
  queryKey: ['prompts', 'bin'],
  queryFn: ({ signal }) =>
    call<Page<PromptRow>>('GET', '/v1/prompts', { query: { deleted: true, limit: 200 }, signal }),
})

export function useTags() {
  return useQuery({
    queryKey: ['tags'],
    queryFn: ({ signal }) =>
      call<{ data: { name: string; prompts: number }[] }>('GET', '/v1/tags', { signal }),
  })
}

export function useCategories() {
  return useQuery({
    queryKey: ['categories'],
    queryFn: ({ signal }) =>
      call<{ data: { name: string; prompts: number }[] }>('GET', '/v1/categories', { signal }),
  })
}

/** Everything about prompts may have changed: lists, one prompt, versions, tags. */
export function refreshPrompts() {
  for (const key of ['tags', 'categories']) void queryClient.invalidateQueries({ queryKey: [key] })
  return queryClient.invalidateQueries({ queryKey: ['prompts'] })
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
    mutationFn: (body: PromptFields & VersionFields) => call<Prompt>('POST', '/v1/prompts', { body }),
    onSuccess: () => refreshPrompts(),
  })
}

export type PromptChange = Partial<PromptFields> & { status?: Status; ownerId?: string }

export function useChangePrompt(id: string) {
  return useMutation({
    mutationFn: (body: PromptChange) => call<Prompt>('PATCH', `/v1/prompts/${id}`, { body }),
    onSuccess: () => refreshPrompts(),
  })
}

type NewVersion = VersionFields & { changeNote: string; etag: string }

export function usePublishVersion(id: string) {
  return useMutation({
    meta: { saysItself: true },
    mutationFn: ({ etag, ...body }: NewVersion) =>
      call<Version>('POST', `/v1/prompts/${id}/versions`, { body, headers: { 'if-match': etag } }),
    onSuccess: () => refreshPrompts(),
  })
}

export function useRestoreVersion(id: string) {
  return useMutation({
    mutationFn: (number: number) => call<Version>('POST', `/v1/prompts/${id}/restore`, { body: { number } }),
    onSuccess: () => refreshPrompts(),
  })
}

export function useDeletePrompt() {
  return useMutation({
    mutationFn: (id: string) => call('DELETE', `/v1/prompts/${id}`),
    onSuccess: () => refreshPrompts(),
  })
}

export function useUndeletePrompt() {
  return useMutation({
    mutationFn: (id: string) => call('POST', `/v1/prompts/${id}/undelete`),
    onSuccess: () => refreshPrompts(),
  })
}

export function useForkPrompt() {
  return useMutation({
    mutationFn: (id: string) => call<Prompt>('POST', `/v1/prompts/${id}/fork`),
    onSuccess: () => refreshPrompts(),
  })
}
