import type { components } from '@promptsheet/client/schema.d'
import { infiniteQueryOptions, queryOptions, useMutation } from '@tanstack/react-query'
import { api, ask } from '../app/api.ts'
import { queryClient } from '../app/query-client.ts'
import { toast } from '../ui/toast-store.ts'
import { text } from './strings.ts'

export type Session = components['schemas']['Session']

export const sessionsQuery = queryOptions({
  queryKey: ['security', 'sessions'],
  queryFn: ({ signal }) => ask(api.GET('/v1/sessions', { signal })),
})

export const secondFactorQuery = queryOptions({
  queryKey: ['security', 'second-factor'],
  queryFn: ({ signal }) => ask(api.GET('/v1/me/second-factor', { signal })),
})

export const eventsQuery = infiniteQueryOptions({
  queryKey: ['security', 'events'],
  initialPageParam: '',
  queryFn: ({ pageParam, signal }) =>
    ask(
      api.GET('/v1/me/events', {
        params: { query: { limit: 10, ...(pageParam && { cursor: pageParam }) } },
        signal,
      }),
    ),
  getNextPageParam: ({ nextCursor }) => nextCursor,
})

const refresh = () => queryClient.invalidateQueries({ queryKey: ['security'] })

/** Its failure is said by the form that asked. Secrets in a reply are kept nowhere but in the page. */
function useChange<Body, Reply>(send: (body: Body) => Promise<Reply>) {
  return useMutation({ meta: { saysItself: true }, gcTime: 0, mutationFn: send, onSuccess: refresh })
}

type Again = { currentPassword: string }

export const useChangePassword = () =>
  useChange((body: Again & { password: string }) => ask(api.POST('/v1/me/password', { body })))

export const useChangeEmail = () =>
  useChange((body: Again & { email: string }) => ask(api.POST('/v1/me/email', { body })))

export const useBeginStep = () => useChange((body: Again) => ask(api.POST('/v1/me/second-factor', { body })))

export const useConfirmStep = () =>
  useChange((body: { code: string }) => ask(api.POST('/v1/me/second-factor/confirm', { body })))

export const useRemoveStep = () =>
  useChange((body: Again) => ask(api.POST('/v1/me/second-factor/remove', { body })))

export const useNewCodes = () =>
  useChange((body: Again) => ask(api.POST('/v1/me/second-factor/recovery-codes', { body })))

export function useEndSession() {
  return useMutation({
    mutationFn: (id: string) => ask(api.DELETE('/v1/sessions/{id}', { params: { path: { id } } })),
    onSuccess: () => {
      // Said here: the row that asked is gone by the time the list is fresh.
      toast(text.ended)
      return refresh()
    },
  })
}

export function useEndOthers() {
  return useMutation({ mutationFn: () => ask(api.DELETE('/v1/sessions')), onSuccess: refresh })
}
