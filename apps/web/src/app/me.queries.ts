import { queryOptions, useMutation, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { call } from './api.ts'
import { markSignedIn } from './login-again.ts'
import { findProblem } from './problem.ts'
import { queryClient } from './query-client.ts'

export type Me = {
  user: { id: string; name: string; email: string }
  workspace: { id: string; name: string }
  role: 'owner' | 'admin' | 'manager' | 'member' | 'viewer'
}

export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: 60_000,
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      const me = await call<Me>('GET', '/v1/me', { signal })
      markSignedIn(true)
      return me
    } catch (error) {
      if (findProblem(error)?.status !== 401) throw error
      markSignedIn(false)
      return null
    }
  },
})

/** The signed-in person; only below the shell, which lets nobody else in. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(meQuery)
  if (!data) throw new Error('useMe is for pages inside the shell')
  return data
}

export function useMayEdit(): boolean {
  return useMe().role !== 'viewer'
}

export function useWorkspaces() {
  return useQuery({
    queryKey: ['workspaces'],
    queryFn: ({ signal }) => call<{ data: Me['workspace'][] }>('GET', '/v1/workspaces', { signal }),
  })
}

export function useActivateWorkspace() {
  return useMutation({
    mutationFn: (id: string) => call('POST', `/v1/workspaces/${id}/activate`),
    onSuccess: () => queryClient.resetQueries(),
  })
}

export function useLogOut() {
  return useMutation({
    mutationFn: () => call('POST', '/v1/auth/logout'),
    onSuccess: () => {
      markSignedIn(false)
      queryClient.clear()
      location.assign('/login')
    },
  })
}
