import { queryOptions, useMutation } from '@tanstack/react-query'
import { api, ask } from '../app/api.ts'
import { meQuery } from '../app/me.queries.ts'
import { findProblem, isRecord } from '../app/problem.ts'
import { queryClient } from '../app/query-client.ts'
import { text } from './strings.ts'

export const instanceQuery = queryOptions({
  queryKey: ['instance'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: ({ signal }) => ask(api.GET('/v1/instance', { signal })),
})

function useAuth<Body, Reply>(send: (body: Body) => Promise<Reply>) {
  return useMutation({ meta: { saysItself: true }, mutationFn: send })
}

type Named = { email: string }
type Proven = { token: string }

export const useLogIn = () =>
  useAuth((body: Named & { password: string }) => ask(api.POST('/v1/auth/login', { body })))

export type SignUp = Named & { password: string; name: string; workspaceName?: string; timezone?: string }
export const useSignUp = () => useAuth((body: SignUp) => ask(api.POST('/v1/auth/signup', { body })))

export const useForgotPassword = () =>
  useAuth((body: Named) => ask(api.POST('/v1/auth/forgot-password', { body })))

export const useResetPassword = () =>
  useAuth((body: Proven & { password: string }) => ask(api.POST('/v1/auth/reset-password', { body })))

export const useMagicLink = () => useAuth((body: Named) => ask(api.POST('/v1/auth/magic-link', { body })))

export const useConfirmMagicLink = () =>
  useAuth((body: Proven) => ask(api.POST('/v1/auth/magic-link/confirm', { body })))

export const useVerifyEmail = () =>
  useAuth((body: Proven) => ask(api.POST('/v1/auth/verify-email', { body })))

export const useFinishLogin = () =>
  useAuth((body: Proven & { code: string }) => ask(api.POST('/v1/auth/second-factor', { body })))

export const useFollowEmailLetter = () =>
  useAuth((body: Proven) => ask(api.POST('/v1/auth/change-email', { body })))

export const useUndoSecondStep = () =>
  useAuth((body: Proven) => ask(api.POST('/v1/auth/undo-second-step', { body })))

/** What a log-in asks next, and the token that goes with the answer. */
export type Step = { asks: 'code' | 'reopen'; token: string }

/** What a refused log-in asks next: the code from the phone, or whether a closed account shall come back; else null. */
export function stepOf(error: unknown): Step | null {
  const problem = findProblem(error)
  if (!problem || !isRecord(problem.body)) return null
  const { secondFactorToken, reopenToken } = problem.body
  if (problem.code === 'second_factor_required' && typeof secondFactorToken === 'string')
    return { asks: 'code', token: secondFactorToken }
  if (problem.code === 'account_closed' && typeof reopenToken === 'string')
    return { asks: 'reopen', token: reopenToken }
  return null
}

/** Whether no code can finish this log-in any more. */
export const isStepOver = (error: unknown) => findProblem(error)?.code === 'second_factor_expired'

// What anybody may know; an invitation just accepted would be asked for again, in vain.
const open = new Set<unknown>(['instance', 'invite'])

/** Asks anew who is signed in, forgetting what the last one saw. */
export async function welcome() {
  queryClient.removeQueries({ predicate: ({ queryKey }) => !open.has(queryKey[0]) })
  await queryClient.fetchQuery(meQuery)
}

/** One sentence about why it did not work; null when it did. */
export function whyNot(error: unknown): string | null {
  if (!error) return null
  const problem = findProblem(error)
  if (stepOf(error)) return null
  if (problem?.code === 'wrong_login') return text.wrong
  // A link that lost its end on the way.
  if (problem?.code === 'invalid' && problem.about('token')) return text.oldLink
  return problem?.message || text.failed
}

/** The same, unless one of the fields shows it. */
export function whyNotElsewhere(error: unknown, fields: string[]): string | null {
  const problem = findProblem(error)
  return fields.some((field) => problem?.about(field)) ? null : whyNot(error)
}

/** Whom the invitation is for, and to where. */
export const inviteQuery = (token: string) =>
  queryOptions({
    queryKey: ['invite', token],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => ask(api.POST('/v1/auth/invite-info', { body: { token }, signal })),
  })

type Acceptance = Proven & { name?: string; password?: string }
export const useAcceptInvite = () =>
  useAuth((body: Acceptance) => ask(api.POST('/v1/auth/accept-invite', { body })))
