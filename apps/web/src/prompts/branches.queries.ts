import type { components } from '@promptsheet/client/schema.d'
import { infiniteQueryOptions, queryOptions, useMutation } from '@tanstack/react-query'
import { api, ask } from '../app/api.ts'
import { queryClient } from '../app/query-client.ts'
import { toast } from '../ui/toast-store.ts'
import { text } from './branches.strings.ts'
import { type LoadedPrompt, promptQuery, refreshPrompts, useRestoreVersion } from './prompts.queries.ts'

type Schemas = components['schemas']
export type TryOut = Schemas['Branch']

export const tryOutsQuery = (id: string) =>
  queryOptions({
    queryKey: ['prompts', 'branches', id],
    queryFn: ({ signal }) => ask(api.GET('/v1/prompts/{id}/branches', { params: { path: { id } }, signal })),
  })

const copiesOnPage = 40

/** The prompts that were made from one. */
export const copiesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['prompts', 'copies', id],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: copiesOnPage, ...(pageParam && { cursor: pageParam }) }
      return ask(api.GET('/v1/prompts/{id}/forks', { params: { path: { id }, query }, signal }))
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

export const versionQuery = (id: string, number: number) =>
  queryOptions({
    queryKey: ['prompts', 'version', id, number],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      ask(api.GET('/v1/prompts/{id}/versions/{number}', { params: { path: { id, number } }, signal })),
  })

/** The prompt as it is now, with the text of a try-out for its current one; null when that is over. */
export async function fetchTryOut(id: string, name: string): Promise<LoadedPrompt | null> {
  const prompt = await queryClient.fetchQuery({ ...promptQuery(id), staleTime: 0 })
  const { data } = await queryClient.fetchQuery({ ...tryOutsQuery(id), staleTime: 0 })
  const tryOut = data.find((one) => one.name === name)
  if (!tryOut) return null
  return { ...prompt, currentVersion: await queryClient.fetchQuery(versionQuery(id, tryOut.headNumber)) }
}

type Merge = { body: string; etag: string }

export function useTakeOver(id: string, name: string) {
  return useMutation({
    meta: { saysItself: true },
    mutationFn: ({ body, etag }: Merge) =>
      ask(
        api.POST('/v1/prompts/{id}/branches/{name}/merge', {
          params: { path: { id, name }, header: { 'If-Match': etag } },
          body: { body },
        }),
      ),
    onSuccess: () => refreshPrompts(),
  })
}

export function useBringOver(id: string) {
  return useMutation({
    meta: { saysItself: true },
    mutationFn: ({
      etag,
      ...body
    }: ({ body: string } | { skip: true }) & { etag: string; versionNumber: number }) =>
      ask(
        api.POST('/v1/prompts/{id}/source/merge', {
          params: { path: { id }, header: { 'If-Match': etag } },
          body,
        }),
      ),
    onSuccess: () => refreshPrompts(),
  })
}

function useBringBack(id: string) {
  return useMutation({
    mutationFn: (name: string) =>
      ask(api.POST('/v1/prompts/{id}/branches/{name}/undelete', { params: { path: { id, name } } })),
    onSuccess: () => refreshPrompts(),
  })
}

/** Ends a try-out and offers, for ten seconds, to go on with it. */
export function useThrowAway(id: string) {
  const bringBack = useBringBack(id)
  const end = useMutation({
    mutationFn: (name: string) =>
      ask(api.DELETE('/v1/prompts/{id}/branches/{name}', { params: { path: { id, name } } })),
    onSuccess: () => refreshPrompts(),
  })
  return async (name: string) => {
    await end.mutateAsync(name)
    const run = async () => {
      await bringBack.mutateAsync(name)
      toast(text.isBack(name))
    }
    toast(text.thrownAway(name), { action: { label: text.undo, run: () => void run().catch(() => {}) } })
  }
}

/** Says that another text is the current one now, and offers to bring back the one before, and the try-out it came from. */
export function useTellMerged(id: string, tryOut: string | null = null) {
  const restore = useRestoreVersion(id)
  const bringBack = useBringBack(id)
  return (said: string, numberBefore: number) => {
    const run = async () => {
      await restore.mutateAsync(numberBefore)
      if (tryOut !== null) await bringBack.mutateAsync(tryOut)
      toast(text.undone)
    }
    toast(said, { action: { label: text.undo, run: () => void run().catch(() => {}) } })
  }
}

export function useMakeCopy(id: string) {
  return useMutation({
    mutationFn: () => ask(api.POST('/v1/prompts/{id}/fork', { params: { path: { id } }, body: {} })),
    onSuccess: () => refreshPrompts(),
  })
}
