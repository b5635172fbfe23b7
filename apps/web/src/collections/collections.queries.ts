import type { components } from '@promptsheet/client/schema.d'
import { queryOptions, useMutation } from '@tanstack/react-query'
import { api, ask } from '../app/api.ts'
import { queryClient } from '../app/query-client.ts'

export type Collection = components['schemas']['Collection']
export type Visibility = Collection['visibility']

export const collectionsQuery = queryOptions({
  queryKey: ['collections'],
  staleTime: 60_000,
  queryFn: ({ signal }) => ask(api.GET('/v1/collections', { params: { query: { limit: 200 } }, signal })),
})

type NewCollection = { name: string; description: string; visibility: Visibility; teamIds: string[] }

export function useCreateCollection() {
  return useMutation({
    meta: { saysItself: true },
    mutationFn: (body: NewCollection) => ask(api.POST('/v1/collections', { body })),
    onSuccess: () => refreshCollections(),
  })
}

export function useChangeCollection(id: string) {
  return useMutation({
    meta: { saysItself: true },
    mutationFn: (body: { name: string; description: string }) =>
      ask(api.PATCH('/v1/collections/{id}', { params: { path: { id } }, body })),
    onSuccess: () => refreshCollections(),
  })
}

export type Access = { visibility: Visibility; teamIds: string[] }

export function useChangeAccess(id: string) {
  return useMutation({
    meta: { saysItself: true },
    mutationFn: (body: Access) =>
      ask(api.PUT('/v1/collections/{id}/access', { params: { path: { id } }, body })),
    onSuccess: () => refreshCollections(),
  })
}

/** Deletes a collection. Answers the prompts that were moved out of it, so that undo can put them back. */
export function useDeleteCollection(id: string) {
  return useMutation({
    mutationFn: async (moveTo: string | undefined) => {
      const promptIds = moveTo ? await listPromptIds(id) : []
      const query = moveTo ? { moveTo } : {}
      await ask(api.DELETE('/v1/collections/{id}', { params: { path: { id }, query } }))
      return promptIds
    },
    onSuccess: () => refreshCollections(),
  })
}

export function useUndeleteCollection(id: string) {
  return useMutation({
    mutationFn: async (promptIds: string[]) => {
      await ask(api.POST('/v1/collections/{id}/undelete', { params: { path: { id } } }))
      for (const promptId of promptIds) {
        const params = { path: { id: promptId } }
        await ask(api.PATCH('/v1/prompts/{id}', { params, body: { collectionId: id } }))
      }
    },
    onSettled: () => refreshCollections(),
  })
}

async function listPromptIds(collectionId: string): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | null = null
  do {
    const query = { collectionId, limit: 200, ...(cursor && { cursor }) }
    const page: { data: { id: string }[]; nextCursor: string | null } = await ask(
      api.GET('/v1/prompts', { params: { query } }),
    )
    ids.push(...page.data.map((row) => row.id))
    cursor = page.nextCursor
  } while (cursor)
  return ids
}

/** Who sees a collection decides what the library, the insights and the audit trail show. */
function refreshCollections() {
  const keys = ['collections', 'prompts', 'tags', 'categories', 'insights', 'audit']
  return Promise.all(keys.map((key) => queryClient.invalidateQueries({ queryKey: [key] })))
}
