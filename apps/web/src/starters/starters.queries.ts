import type { components } from '@promptsheet/client/schema.d'
import { queryOptions, useMutation } from '@tanstack/react-query'
import { api, ask } from '../app/api.ts'
import { refreshPrompts } from '../prompts/prompts.queries.ts'

export type StarterPack = components['schemas']['StarterPack']

export const startersQuery = queryOptions({
  queryKey: ['starters'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: ({ signal }) => ask(api.GET('/v1/starter-packs', { signal })),
})

export function useAddStarters() {
  return useMutation({
    mutationFn: (body: { pack: StarterPack['key']; promptKeys: string[] }) =>
      ask(api.POST('/v1/starter-packs/add', { body })),
    onSuccess: () => refreshPrompts(),
  })
}

export function useTakeBack() {
  return useMutation({
    mutationFn: (ids: string[]) =>
      ask(api.PATCH('/v1/prompts', { body: { changes: [{ ids, change: { deleted: true } }] } })),
    onSuccess: () => refreshPrompts(),
  })
}
