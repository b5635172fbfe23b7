import { z } from '@hono/zod-openapi'
import { inWorkspace } from '@promptsheet/db/in-workspace'
import { password, signedInShape } from '../auth/fields.ts'
import { beginLogin } from '../auth/finish-login.ts'
import { blankSessionCookie } from '../auth/session-cookie.ts'
import { openEndpoint, personEndpoint } from '../http/endpoint.ts'
import { idParams, instant } from '../http/fields.ts'
import { pageOf } from '../http/pagination.ts'
import { HttpProblem } from '../http/problem.ts'
import { noContent, ok } from '../http/reply.ts'
import { reauthenticate } from '../security/reauthenticate.ts'
import { closeAccount } from './close-account.ts'
import { deleteWorkspace, findDeletedWorkspaces, undeleteWorkspace } from './delete-workspace.ts'
import { exportAccount } from './export-account.ts'
import { reopenAccount } from './reopen-account.ts'

const tag = 'Leaving'
const person = { who: 'person' } as const
const currentPassword = password.meta({ description: 'The password, to be sure that it is you.' })
const until = z.object({ until: instant.meta({ description: 'Until when it can come back.' }) })

export const leavingRoutes = [
  personEndpoint({
    method: 'get',
    path: '/v1/me/export',
    operationId: 'exportAccount',
    summary: 'Everything that is kept about you, as one JSON file',
    description:
      'As far as you may see it still; at most the latest 10,000 of a kind in each workspace, and 40 MB of texts.',
    tag,
    access: person,
    success: {
      status: 200,
      description: 'The file.',
      schema: z.record(z.string(), z.unknown()),
    },
    async run(ctx) {
      const name = `promptsheet-${ctx.clock().toISOString().slice(0, 10)}.json`
      return ok(await exportAccount(ctx), {
        'content-disposition': `attachment; filename="${name}"`,
      })
    },
  }),
  personEndpoint({
    method: 'delete',
    path: '/v1/me',
    operationId: 'closeAccount',
    summary: 'Close your account',
    description:
      'Ends every session and timer and stops every key at once. Logging in, or the link in the mail, brings it back for 14 days; then what is known about you is removed. What you wrote stays with its workspace, by a “Former member”.',
    tag,
    access: person,
    errors: [409],
    body: z.object({ currentPassword }),
    success: { status: 200, description: 'Closed.', schema: until },
    async run(ctx, { body }) {
      const closed = await closeAccount(ctx, body.currentPassword)
      return ok(closed, { 'set-cookie': blankSessionCookie(ctx.env.publicUrl) })
    },
  }),
  openEndpoint({
    method: 'post',
    path: '/v1/auth/reopen',
    operationId: 'reopenAccount',
    summary: 'Bring a closed account back',
    description:
      'With the token from the mail, or the one that a log-in answers 401 `account_closed` with. Where the second step is on, the account is back and the log-in is finished as any other.',
    tag,
    access: { who: 'anyone' },
    errors: [401],
    body: z.object({ token: z.string().min(1, 'Give the token.').max(200) }),
    success: { status: 200, description: 'Back and signed in; the cookie is set.', schema: signedInShape },
    async run(ctx, { body }) {
      const session = await beginLogin(ctx, await reopenAccount(ctx, body.token))
      return ok(session.body, session.headers)
    },
  }),
  personEndpoint({
    method: 'delete',
    path: '/v1/workspace',
    operationId: 'deleteWorkspace',
    summary: 'Delete the active workspace',
    description:
      'Nobody reaches it from then on. An owner can bring it back for 14 days; then all of it is removed.',
    tag,
    access: person,
    errors: [403, 404],
    body: z.object({
      currentPassword,
      name: z
        .string()
        .max(200)
        .meta({ description: 'The name of the workspace, to be sure that it is this one.' }),
    }),
    success: { status: 200, description: 'Deleted.', schema: until },
    async run(ctx, { body }) {
      const { actor } = ctx.signedIn
      if (actor === null) throw new HttpProblem(403, 'no_workspace', 'You are not in a workspace.')
      await reauthenticate(ctx, body.currentPassword)
      return ok(await inWorkspace(ctx.db, actor, (tx) => deleteWorkspace({ ...ctx, tx, actor }, body.name)))
    },
  }),
  personEndpoint({
    method: 'get',
    path: '/v1/workspaces/deleted',
    operationId: 'listDeletedWorkspaces',
    summary: 'Deleted workspaces of yours that can come back',
    tag,
    access: person,
    success: {
      status: 200,
      description: 'The latest 50 at most, latest first.',
      schema: pageOf(
        z
          .object({
            id: z.uuid(),
            name: z.string(),
            deletedAt: instant,
            deletedBy: z.string().nullable().meta({ description: 'The name of who did it.' }),
            until: instant,
            mayUndelete: z.boolean(),
          })
          .openapi('DeletedWorkspace'),
      ),
    },
    run: async (ctx) => ok({ data: await findDeletedWorkspaces(ctx), nextCursor: null }),
  }),
  personEndpoint({
    method: 'post',
    path: '/v1/workspaces/{id}/undelete',
    operationId: 'undeleteWorkspace',
    summary: 'Bring a deleted workspace back',
    tag,
    access: person,
    params: idParams,
    errors: [403, 404],
    success: { status: 204, description: 'Back.', schema: null },
    async run(ctx, { params }) {
      await undeleteWorkspace(ctx, params.id)
      return noContent()
    },
  }),
]
