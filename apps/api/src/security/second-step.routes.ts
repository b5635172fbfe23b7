import { z } from '@hono/zod-openapi'
import { password, signedInShape } from '../auth/fields.ts'
import { finishLogin } from '../auth/finish-login.ts'
import { openEndpoint, personEndpoint } from '../http/endpoint.ts'
import { noContent, ok } from '../http/reply.ts'
import { nudgeRelay } from '../queue/enqueue.ts'
import { reauthenticate } from './reauthenticate.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  findSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from './second-factor.ts'
import { undoSecondStep } from './undo-second-step.ts'

const tag = 'Security'
const person = { who: 'person' } as const
const currentPassword = password.meta({ description: 'The password as it is, to be sure that it is you.' })
const code = z
  .string()
  .min(1)
  .max(40)
  .meta({ description: 'Six digits from the app, or a recovery code.', example: '492039' })
const linkToken = z.string().min(1, 'Give the token from the link.').max(200)
const recoveryCodes = z
  .object({ recoveryCodes: z.array(z.string()).meta({ description: 'Each works once. Shown this once.' }) })
  .openapi('RecoveryCodes')

export const secondStepRoutes = [
  personEndpoint({
    method: 'get',
    path: '/v1/me/second-factor',
    operationId: 'getSecondFactor',
    summary: 'Whether logging in takes a code from your phone',
    tag,
    access: person,
    success: {
      status: 200,
      description: 'As it is.',
      schema: z.object({ isOn: z.boolean(), recoveryCodesLeft: z.int() }),
    },
    async run(ctx) {
      const factor = await findSecondFactor(ctx.db, ctx.signedIn.userId)
      const isOn = factor?.isOn === true
      return ok({ isOn, recoveryCodesLeft: isOn ? factor.recoveryCodesLeft : 0 })
    },
  }),
  personEndpoint({
    method: 'post',
    path: '/v1/me/second-factor',
    operationId: 'beginSecondFactor',
    summary: 'Begin to set up the second step: a secret for an authenticator app',
    tag,
    access: person,
    errors: [409],
    body: z.object({ currentPassword }),
    success: {
      status: 200,
      description: 'The secret, and the same as an address to draw as a QR code. It counts once confirmed.',
      schema: z.object({ secret: z.string(), uri: z.string() }),
    },
    async run(ctx, { body }) {
      await reauthenticate(ctx, body.currentPassword)
      return ok(await beginSecondFactor(ctx))
    },
  }),
  personEndpoint({
    method: 'post',
    path: '/v1/me/second-factor/confirm',
    operationId: 'confirmSecondFactor',
    summary: 'Turn the second step on with the first code of the app',
    tag,
    access: person,
    errors: [409],
    body: z.object({ code }),
    success: { status: 200, description: 'On.', schema: recoveryCodes },
    async run(ctx, { body }) {
      const codes = await confirmSecondFactor(ctx, body.code)
      await nudgeRelay(ctx)
      return ok({ recoveryCodes: codes })
    },
  }),
  personEndpoint({
    method: 'post',
    path: '/v1/me/second-factor/recovery-codes',
    operationId: 'renewRecoveryCodes',
    summary: 'Make new recovery codes; the old ones stop working',
    tag,
    access: person,
    errors: [409],
    body: z.object({ currentPassword }),
    success: { status: 200, description: 'The new ones.', schema: recoveryCodes },
    async run(ctx, { body }) {
      await reauthenticate(ctx, body.currentPassword)
      const codes = await renewRecoveryCodes(ctx)
      await nudgeRelay(ctx)
      return ok({ recoveryCodes: codes })
    },
  }),
  personEndpoint({
    method: 'post',
    path: '/v1/me/second-factor/remove',
    operationId: 'removeSecondFactor',
    summary: 'Turn the second step off',
    tag,
    access: person,
    body: z.object({ currentPassword }),
    success: { status: 204, description: 'Off.', schema: null },
    async run(ctx, { body }) {
      await reauthenticate(ctx, body.currentPassword)
      await removeSecondFactor(ctx)
      await nudgeRelay(ctx)
      return noContent()
    },
  }),
  openEndpoint({
    method: 'post',
    path: '/v1/auth/undo-second-step',
    operationId: 'undoSecondStep',
    summary: 'Take a second step back with the link from the mail about it',
    description:
      'For a step that somebody else turned on. Ends every session and the password, and keys that are newer than the step.',
    tag,
    access: { who: 'anyone' },
    body: z.object({ token: linkToken }),
    success: { status: 204, description: 'Off.', schema: null },
    async run(ctx, { body }) {
      await undoSecondStep(ctx, body.token)
      return noContent()
    },
  }),
  openEndpoint({
    method: 'post',
    path: '/v1/auth/second-factor',
    operationId: 'finishLogin',
    summary: 'Finish a log-in with the second step',
    description:
      'Logging in, by password or by link, answers 401 `second_factor_required` with a `secondFactorToken` when the second step is on. Send it here within ten minutes.',
    tag,
    access: { who: 'anyone' },
    errors: [401],
    body: z.object({ token: z.string().min(1, 'Give the token.').max(200), code }),
    success: { status: 200, description: 'Signed in; the cookie is set.', schema: signedInShape },
    async run(ctx, { body }) {
      const session = await finishLogin(ctx, body)
      return ok(session.body, session.headers)
    },
  }),
]
