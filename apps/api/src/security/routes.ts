import { z } from '@hono/zod-openapi'
import { inWorkspace } from '@promptsheet/db/in-workspace'
import { email, password } from '../auth/fields.ts'
import { openEndpoint, personEndpoint } from '../http/endpoint.ts'
import { idParams, instant } from '../http/fields.ts'
import { pageOf, pageQuery, readCursor, toPage } from '../http/pagination.ts'
import { accepted, noContent, ok } from '../http/reply.ts'
import { asPerson, eventKinds, findEvents } from './account-events.ts'
import { askForEmail, changeEmail } from './change-email.ts'
import { changePassword } from './change-password.ts'
import { readDevice } from './device.ts'
import { endOtherSessions, endSession, findSessions } from './sessions.ts'

const tag = 'Security'
const person = { who: 'person' } as const
const currentPassword = password.meta({ description: 'The password as it is, to be sure that it is you.' })
const device = z.object({ browser: z.string().nullable(), system: z.string().nullable() }).openapi('Device', {
  description: 'What the browser said of itself.',
  example: { browser: 'Firefox', system: 'Windows' },
})
const sessionShape = z
  .object({
    id: z.uuid(),
    device,
    createdAt: instant,
    lastSeenAt: instant.meta({ description: 'Right to five minutes.' }),
    expiresAt: instant,
    isCurrent: z.boolean(),
  })
  .openapi('Session')
const eventShape = z
  .object({
    id: z.uuid(),
    kind: z.string().meta({ description: `So far: ${eventKinds.join(', ')}.`, example: 'logged_in' }),
    detail: z.record(z.string(), z.string()),
    device,
    createdAt: instant,
  })
  .openapi('AccountEvent')
const linkToken = z.string().min(1, 'Give the token from the link.').max(200)
const eventKeys = z.tuple([z.uuid()])

export const securityRoutes = [
  personEndpoint({
    method: 'get',
    path: '/v1/sessions',
    operationId: 'listSessions',
    summary: 'Where you are signed in',
    tag,
    access: person,
    success: {
      status: 200,
      description: 'This one first, then the latest seen.',
      schema: pageOf(sessionShape),
    },
    run: async (ctx) => ok({ data: await findSessions(ctx), nextCursor: null }),
  }),
  personEndpoint({
    method: 'delete',
    path: '/v1/sessions/{id}',
    operationId: 'endSession',
    summary: 'End one of your sessions',
    tag,
    access: person,
    params: idParams,
    errors: [404],
    success: { status: 204, description: 'Ended.', schema: null },
    async run(ctx, { params }) {
      await endSession(ctx, params.id)
      return noContent()
    },
  }),
  personEndpoint({
    method: 'delete',
    path: '/v1/sessions',
    operationId: 'endOtherSessions',
    summary: 'End all of your sessions but this one',
    tag,
    access: person,
    success: { status: 204, description: 'Ended.', schema: null },
    async run(ctx) {
      await endOtherSessions(ctx)
      return noContent()
    },
  }),
  personEndpoint({
    method: 'post',
    path: '/v1/me/password',
    operationId: 'changePassword',
    summary: 'Change your password',
    description: 'Ends every other session.',
    tag,
    access: person,
    body: z.object({ currentPassword, password }),
    success: { status: 204, description: 'Changed.', schema: null },
    async run(ctx, { body }) {
      await changePassword(ctx, body)
      return noContent()
    },
  }),
  personEndpoint({
    method: 'post',
    path: '/v1/me/email',
    operationId: 'askForEmail',
    summary: 'Ask to change your address',
    description: 'It changes once the letter sent to the new address was followed.',
    tag,
    access: person,
    errors: [409],
    body: z.object({ currentPassword, email }),
    success: { status: 202, description: 'A letter is on its way to the new address.', schema: z.object({}) },
    async run(ctx, { body }) {
      await askForEmail(ctx, body)
      return accepted({})
    },
  }),
  openEndpoint({
    method: 'post',
    path: '/v1/auth/change-email',
    operationId: 'changeEmail',
    summary: 'Change an address, or take a change back, with the link from the mail',
    description:
      'Ends the other sessions. Taking a change back ends all of them and the password, and a second step and keys that are newer than the change.',
    tag,
    access: { who: 'anyone' },
    errors: [409],
    body: z.object({ token: linkToken }),
    success: {
      status: 200,
      description: 'The address as it is now.',
      schema: z.object({ email: z.string(), isUndone: z.boolean() }),
    },
    run: async (ctx, { body }) => ok(await changeEmail(ctx, body.token)),
  }),
  personEndpoint({
    method: 'get',
    path: '/v1/me/events',
    operationId: 'listAccountEvents',
    summary: 'What happened to your account, latest first',
    description: 'Kept for a year.',
    tag,
    access: person,
    query: pageQuery,
    success: { status: 200, description: 'A page.', schema: pageOf(eventShape) },
    async run(ctx, { query }) {
      const { userId } = ctx.signedIn
      const [before = null] = readCursor(query.cursor, eventKeys) ?? []
      const rows = await inWorkspace(ctx.db, asPerson(userId), (tx) =>
        findEvents(tx, userId, { limit: query.limit + 1, before }),
      )
      const page = toPage(rows, query.limit, ({ id }) => [id])
      return ok({
        ...page,
        data: page.data.map(({ id, kind, detail, userAgent, createdAt }) => ({
          id,
          kind,
          detail,
          device: readDevice(userAgent),
          createdAt: createdAt.toISOString(),
        })),
      })
    },
  }),
]
