import type { components } from '@promptsheet/client/schema.d'
import { queryOptions, useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { api, ask } from './api.ts'
import { isKnownSignedIn, markSignedIn } from './login-again.ts'
import { queryClient } from './query-client.ts'

type Me = components['schemas']['Me']
export type Role = NonNullable<Me['workspace']>['role']
type Workspace = NonNullable<Me['workspace']>

export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: 60_000,
  queryFn: async ({ signal }): Promise<Me | null> => {
    // Asking who somebody is would be refused, once in every visitor's console, while nobody is signed in.
    if (isKnownSignedIn()) return ask(api.GET('/v1/me', { signal }))
    const { me } = await ask(api.GET('/v1/session', { signal }))
    markSignedIn(me !== null)
    return me
  },
})

/** The signed-in person in their workspace; only below the shell, which lets nobody else in. */
export function useMe() {
  const { data } = useSuspenseQuery(meQuery)
  if (!data?.workspace) throw new Error('useMe is for pages inside the shell')
  const workspaces = data.workspaces.filter((one): one is Workspace => one !== null)
  return { ...data, workspace: data.workspace, workspaces }
}

export function useMayEdit(): boolean {
  return useMe().workspace.role !== 'viewer'
}

/** Whether they look after people and settings. */
export function useMayManage(): boolean {
  const { role } = useMe().workspace
  return role === 'owner' || role === 'admin'
}

/** Whether they look after clients, projects, tasks and everybody's hours. */
export function useMayManageTime(): boolean {
  const { role } = useMe().workspace
  return role === 'owner' || role === 'admin' || role === 'manager'
}

export function useActivateWorkspace() {
  return useMutation({
    mutationFn: (id: string) => ask(api.POST('/v1/workspaces/{id}/activate', { params: { path: { id } } })),
    onSuccess: () => queryClient.resetQueries(),
  })
}

export function useCreateWorkspace() {
  return useMutation({
    meta: { saysItself: true },
    mutationFn: (name: string) => ask(api.POST('/v1/workspaces', { body: { name } })),
    onSuccess: () => queryClient.resetQueries(),
  })
}

export function useLogOut() {
  return useMutation({
    mutationFn: () => ask(api.POST('/v1/auth/logout')),
    onSuccess: () => {
      markSignedIn(false)
      queryClient.clear()
      location.assign('/login')
    },
  })
}
