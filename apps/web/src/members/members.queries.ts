import type { components } from '@promptsheet/client/schema.d'
import { queryOptions, useMutation } from '@tanstack/react-query'
import { api, ask } from '../app/api.ts'
import { queryClient } from '../app/query-client.ts'

export type Member = components['schemas']['Member']
export type Invite = components['schemas']['Invite']
export type Role = Member['role']

/** From the one who may everything to the one who may read. */
export const roles: readonly Role[] = ['owner', 'admin', 'manager', 'member', 'viewer']

export const membersQuery = queryOptions({
  queryKey: ['members'],
  staleTime: 60_000,
  queryFn: ({ signal }) => ask(api.GET('/v1/members', { params: { query: { limit: 200 } }, signal })),
})

export const invitesQuery = queryOptions({
  queryKey: ['invites'],
  queryFn: ({ signal }) => ask(api.GET('/v1/invites', { params: { query: { limit: 200 } }, signal })),
})

type MemberList = { data: Member[]; nextCursor: string | null }

/** Shows the new role at once; a refusal puts the old one back. */
export function useChangeRole() {
  const { queryKey } = membersQuery
  return useMutation({
    mutationFn: ({ id, role }: { id: string; role: Role }) =>
      ask(api.PATCH('/v1/members/{id}', { params: { path: { id } }, body: { role } })),
    onMutate: async ({ id, role }) => {
      await queryClient.cancelQueries({ queryKey })
      const before = queryClient.getQueryData(queryKey)
      queryClient.setQueryData(queryKey, (list: MemberList | undefined) =>
        list ? { ...list, data: list.data.map((one) => (one.id === id ? { ...one, role } : one)) } : list,
      )
      return { before }
    },
    onError: (_error, _change, context) => queryClient.setQueryData(queryKey, context?.before),
    // One's own role decides what the page shows.
    onSettled: () => Promise.all([refreshPeople(), queryClient.invalidateQueries({ queryKey: ['me'] })]),
  })
}

export function useRemoveMember() {
  return useMutation({
    mutationFn: (id: string) => ask(api.DELETE('/v1/members/{id}', { params: { path: { id } } })),
    onSuccess: () => refreshPeople(),
  })
}

export type NewInvite = { email: string; role: Role; teamIds: string[] }

export function useInvite() {
  return useMutation({
    meta: { saysItself: true },
    mutationFn: (body: NewInvite) => ask(api.POST('/v1/invites', { body })),
    onSettled: () => refreshPeople(),
  })
}

export function useResendInvite() {
  return useMutation({
    mutationFn: (id: string) => ask(api.POST('/v1/invites/{id}/resend', { params: { path: { id } } })),
    onSuccess: () => refreshPeople(),
  })
}

export function useWithdrawInvite() {
  return useMutation({
    mutationFn: (id: string) => ask(api.DELETE('/v1/invites/{id}', { params: { path: { id } } })),
    onSuccess: () => refreshPeople(),
  })
}

export function refreshPeople() {
  return Promise.all(
    ['members', 'invites', 'teams'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })),
  )
}
