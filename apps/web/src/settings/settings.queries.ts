import { useMutation } from '@tanstack/react-query'
import { api, ask } from '../app/api.ts'
import { meQuery } from '../app/me.queries.ts'
import { queryClient } from '../app/query-client.ts'

export function useChangeMe() {
  return useMutation({
    meta: { saysItself: true },
    mutationFn: (body: { name?: string; timezone: string }) => ask(api.PATCH('/v1/me', { body })),
    onSuccess: () => queryClient.invalidateQueries(meQuery),
  })
}

export function useResendVerification() {
  return useMutation({ mutationFn: () => ask(api.POST('/v1/auth/verify-email/resend')) })
}

type WorkspaceSettings = { name: string; timezone: string; weekStart: number; currency: string }

export function useChangeWorkspace() {
  return useMutation({
    meta: { saysItself: true },
    mutationFn: (body: WorkspaceSettings) => ask(api.PATCH('/v1/workspace', { body })),
    onSuccess: () => queryClient.invalidateQueries(meQuery),
  })
}
