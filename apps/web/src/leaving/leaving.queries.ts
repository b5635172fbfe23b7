import { queryOptions, useMutation } from '@tanstack/react-query'
import { api, ask } from '../app/api.ts'
import { queryClient } from '../app/query-client.ts'

export const deletedQuery = queryOptions({
  queryKey: ['workspaces', 'deleted'],
  queryFn: ({ signal }) => ask(api.GET('/v1/workspaces/deleted', { signal })),
})

export function useCloseAccount() {
  return useMutation({
    meta: { saysItself: true },
    mutationFn: (body: { currentPassword: string }) => ask(api.DELETE('/v1/me', { body })),
  })
}

// All that was on the screen belongs to what is gone, or is there again.
const startAfresh = () => queryClient.resetQueries()

export function useDeleteWorkspace() {
  return useMutation({
    meta: { saysItself: true },
    mutationFn: (body: { currentPassword: string; name: string }) =>
      ask(api.DELETE('/v1/workspace', { body })),
    onSuccess: startAfresh,
  })
}

export function useUndeleteWorkspace() {
  return useMutation({
    mutationFn: async (id: string) => {
      const params = { path: { id } }
      await ask(api.POST('/v1/workspaces/{id}/undelete', { params }))
      await ask(api.POST('/v1/workspaces/{id}/activate', { params }))
    },
    onSuccess: startAfresh,
  })
}

export function useReopen() {
  return useMutation({
    meta: { saysItself: true },
    mutationFn: (token: string) => ask(api.POST('/v1/auth/reopen', { body: { token } })),
  })
}
