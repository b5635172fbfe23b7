import { queryOptions, useMutation } from '@tanstack/react-query'
import { call } from '../app/api.ts'
import { meQuery } from '../app/me.queries.ts'
import { findProblem } from '../app/problem.ts'
import { queryClient } from '../app/query-client.ts'
import { text } from './strings.ts'

type Instance = { demo: { email: string; password: string } | null; devMail: boolean; version: string }

export const instanceQuery = queryOptions({
  queryKey: ['instance'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: ({ signal }) => call<Instance>('GET', '/v1/instance', { signal }),
})

function useAuthMutation<Body>(path: string) {
  return useMutation({
    meta: { saysItself: true },
    mutationFn: (body: Body) => call<unknown>('POST', `/v1/auth/${path}`, { body }),
  })
}

export type SignUp = {
  email: string
  password: string
  name: string
  workspaceName?: string
  timezone?: string
}

export const useLogIn = () => useAuthMutation<{ email: string; password: string }>('login')
export const useSignUp = () => useAuthMutation<SignUp>('signup')
export const useForgotPassword = () => useAuthMutation<{ email: string }>('forgot-password')
export const useResetPassword = () => useAuthMutation<{ token: string; password: string }>('reset-password')
export const useMagicLink = () => useAuthMutation<{ email: string }>('magic-link')
export const useConfirmMagicLink = () => useAuthMutation<{ token: string }>('magic-link/confirm')
export const useVerifyEmail = () => useAuthMutation<{ token: string }>('verify-email')
export const useAcceptInvite = () =>
  useAuthMutation<{ token: string; name?: string; password?: string }>('accept-invite')

/** Asks anew who is signed in, forgetting what the last one saw. */
export async function welcome() {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'instance' })
  await queryClient.fetchQuery(meQuery)
}

/** One sentence about why it did not work; null when it did. */
export function whyNot(error: unknown): string | null {
  if (!error) return null
  const problem = findProblem(error)
  if (problem?.status === 401) return text.wrong
  return problem?.message || text.failed
}
