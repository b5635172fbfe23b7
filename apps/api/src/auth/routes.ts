import { z } from '@hono/zod-openapi'
import { inWorkspace } from '@promptsheet/db/in-workspace'
import type { RequestContext } from '../context.ts'
import { networkOf } from '../http/client-address.ts'
import { openEndpoint, personEndpoint } from '../http/endpoint.ts'
import { limits } from '../http/rate-limit.ts'
import { accepted, created, noContent, ok } from '../http/reply.ts'
import { type Job, nobody } from '../queue/define-job.ts'
import { enqueue, nudgeRelay } from '../queue/enqueue.ts'
import { recordEventAlone } from '../security/account-events.ts'
import { beginSession } from './begin-session.ts'
import { email, password, personName, signedInShape, timezone, workspaceName } from './fields.ts'
import { beginLogin } from './finish-login.ts'
import { countTry, findByPassword, wrongLogin } from './log-in.ts'
import { noteFailedLoginJob } from './note-failed-login.job.ts'
import { sendLinkJob } from './send-link.job.ts'
import { blankSessionCookie } from './session-cookie.ts'
import { signUp } from './sign-up.ts'
import { resetPassword, spendToken } from './spend-token.ts'

const tag = 'Identity'
const anyone = { who: 'anyone' } as const
const token = z
  .string()
  .min(1, 'Give the token from the link.')
  .max(200)
  .meta({ description: 'From the link in the mail.' })
const asked = {
  status: 202,
  description: 'If there is such an account, a mail is on its way.',
  schema: z.object({}),
} as const
const signedIn = { status: 200, description: 'Signed in; the cookie is set.', schema: signedInShape } as const

export const authRoutes = [
  openEndpoint({
    method: 'post',
    path: '/v1/auth/signup',
    operationId: 'signUp',
    summary: 'Make an account and its first workspace',
    tag,
    access: anyone,
    errors: [409],
    body: z.object({
      email,
      password: password.meta({ description: 'At least 10 characters, and not a common one.' }),
      name: personName,
      workspaceName: workspaceName.optional(),
      timezone: timezone.optional(),
    }),
    success: { status: 201, description: 'Made and signed in; the cookie is set.', schema: signedInShape },
    async run(ctx, { body }) {
      const limitHeaders = await ctx.rateLimit(limits.signup, networkOf(ctx.clientAddress))
      const { userId, workspaceId } = await signUp(ctx, {
        ...body,
        workspaceName: body.workspaceName ?? `${body.name}’s workspace`.slice(0, 100),
        timezone: body.timezone ?? 'UTC',
      })
      await nudgeRelay(ctx)
      const session = await beginSession(ctx, userId, { workspaceId })
      return created(session.body, '/v1/me', { ...limitHeaders, ...session.headers })
    },
  }),
  openEndpoint({
    method: 'post',
    path: '/v1/auth/login',
    operationId: 'logIn',
    summary: 'Log in with e-mail and password',
    tag,
    access: anyone,
    errors: [401],
    body: z.object({ email, password }),
    success: signedIn,
    async run(ctx, { body }) {
      const limitHeaders = await countTry(ctx, 'login', body.email)
      const found = await findByPassword(ctx, body.email, body.password)
      if (found === null) {
        await enqueueAlone(ctx, noteFailedLoginJob, { email: body.email, userAgent: ctx.userAgent })
        throw wrongLogin()
      }
      const session = await beginLogin(ctx, found.userId, found.passwordHash)
      return ok(session.body, { ...limitHeaders, ...session.headers })
    },
  }),
  personEndpoint({
    method: 'post',
    path: '/v1/auth/logout',
    operationId: 'logOut',
    summary: 'End this session',
    tag,
    access: { who: 'person' },
    success: { status: 204, description: 'Ended.', schema: null },
    async run(ctx) {
      await ctx.sessions.end(ctx.signedIn.sessionId)
      await recordEventAlone(ctx, ctx.signedIn.userId, 'logged_out')
      return noContent({ 'set-cookie': blankSessionCookie(ctx.env.publicUrl) })
    },
  }),
  openEndpoint({
    method: 'post',
    path: '/v1/auth/forgot-password',
    operationId: 'forgotPassword',
    summary: 'Ask for a link to set a new password',
    tag,
    access: anyone,
    body: z.object({ email }),
    success: asked,
    run: (ctx, { body }) => askForLink(ctx, body.email, 'reset_password'),
  }),
  openEndpoint({
    method: 'post',
    path: '/v1/auth/magic-link',
    operationId: 'askForMagicLink',
    summary: 'Ask for a link to log in with',
    tag,
    access: anyone,
    body: z.object({ email }),
    success: asked,
    run: (ctx, { body }) => askForLink(ctx, body.email, 'magic_link'),
  }),
  openEndpoint({
    method: 'post',
    path: '/v1/auth/reset-password',
    operationId: 'resetPassword',
    summary: 'Set a new password with the link from the mail',
    description: 'Ends every session of the account and starts a new one.',
    tag,
    access: anyone,
    errors: [401],
    body: z.object({ token, password }),
    success: signedIn,
    async run(ctx, { body }) {
      const session = await beginLogin(ctx, await resetPassword(ctx, body.token, body.password))
      return ok(session.body, session.headers)
    },
  }),
  openEndpoint({
    method: 'post',
    path: '/v1/auth/magic-link/confirm',
    operationId: 'confirmMagicLink',
    summary: 'Log in with the link from the mail',
    tag,
    access: anyone,
    errors: [401],
    body: z.object({ token }),
    success: signedIn,
    async run(ctx, { body }) {
      const session = await beginLogin(ctx, await spendToken(ctx, body.token, 'magic_link'))
      return ok(session.body, session.headers)
    },
  }),
  openEndpoint({
    method: 'post',
    path: '/v1/auth/verify-email',
    operationId: 'verifyEmail',
    summary: 'Confirm an e-mail address with the link from the mail',
    tag,
    access: anyone,
    body: z.object({ token }),
    success: { status: 204, description: 'Confirmed.', schema: null },
    async run(ctx, { body }) {
      await spendToken(ctx, body.token, 'verify_email')
      return noContent()
    },
  }),
  personEndpoint({
    method: 'post',
    path: '/v1/auth/verify-email/resend',
    operationId: 'resendVerification',
    summary: 'Ask again for the mail that confirms the address',
    tag,
    access: { who: 'person' },
    success: { ...asked, description: 'A mail is on its way.' },
    run: (ctx) => askForLink(ctx, ctx.signedIn.email, 'verify_email'),
  }),
]

/** The same answer for a known and an unknown address, in the same time: which it is, the job finds out. */
async function askForLink(
  ctx: RequestContext,
  email: string,
  kind: 'reset_password' | 'magic_link' | 'verify_email',
) {
  const limitHeaders = await countTry(ctx, 'ask', email)
  await enqueueAlone(ctx, sendLinkJob, { email, kind })
  return accepted({}, limitHeaders)
}

async function enqueueAlone<P>(ctx: RequestContext, job: Job<P>, payload: P): Promise<void> {
  await inWorkspace(ctx.db, nobody, (tx) => enqueue({ ...ctx, tx }, job, payload))
  await nudgeRelay(ctx)
}
