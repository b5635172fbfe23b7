import type { components } from '@promptsheet/client/schema.d'
import { queryOptions, useMutation } from '@tanstack/react-query'
import { api, ask } from '../app/api.ts'
import { queryClient } from '../app/query-client.ts'

export type ApiKey = components['schemas']['ApiKey']
export type MadeApiKey = components['schemas']['MadeApiKey']
export type Scope = ApiKey['scopes'][number]

export const keysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: ({ signal }) => ask(api.GET('/v1/api-keys', { params: { query: { limit: 200 } }, signal })),
})

type NewKey = { name: string; scopes: Scope[]; expiresAt: string | null }

/** The whole key is in the reply this once, so the reply is kept nowhere but in the page. */
export function useMakeKey() {
  return useMutation({
    meta: { saysItself: true },
    gcTime: 0,
    mutationFn: (body: NewKey) => ask(api.POST('/v1/api-keys', { body })),
    onSuccess: () => queryClient.invalidateQueries(keysQuery),
  })
}

export function useRevokeKey() {
  return useMutation({
    mutationFn: (id: string) => ask(api.DELETE('/v1/api-keys/{id}', { params: { path: { id } } })),
    onSuccess: () => queryClient.invalidateQueries(keysQuery),
  })
}
