import { z } from '@hono/zod-openapi'
import { inWorkspace } from '@promptsheet/db/in-workspace'
import {
  personName,
  signedInShape,
  timezone,
  userShape,
  workspaceName,
  workspaceShape,
} from '../auth/fields.ts'
import type { SignedInContext } from '../context.ts'
import { openEndpoint, personEndpoint, workspaceEndpoint } from '../http/endpoint.ts'
import { idParams, orNull } from '../http/fields.ts'
import { created, noContent, ok } from '../http/reply.ts'
import { activateWorkspace } from './activate-workspace.ts'
import { changeMe, changeWorkspace } from './change.ts'
import { createWorkspace } from './create-workspace.ts'
import { findWorkspaces, getUser } from './find-me.ts'

const tag = 'Workspace'
const person = { who: 'person' } as const
const currency = z
  .string()
  .refine(
    (code) => Intl.supportedValuesOf('currency').includes(code),
    'Give an ISO 4217 currency such as EUR.',
  )

const me = signedInShape
  .extend({
    workspaces: z.array(workspaceShape),
    plan: z.object({ name: z.enum(['free', 'team']) }).nullable(),
  })
  .openapi('Me')

export const workspaceRoutes = [
  openEndpoint({
    method: 'get',
    path: '/v1/session',
    operationId: 'getSession',
    summary: 'Who is signed in here, if anybody',
    description:
      'For a page that does not know yet whether somebody is: nobody is an answer here, where `GET /v1/me` says 401. About sessions only; a key gets null.',
    tag,
    access: { who: 'anyone' },
    success: {
      status: 200,
      description: 'What `GET /v1/me` says, or null.',
      schema: z.object({ me: orNull(me) }),
    },
    run: async ({ signedIn, ...ctx }) => ok({ me: signedIn && (await readMe({ ...ctx, signedIn })) }),
  }),
  personEndpoint({
    method: 'get',
    path: '/v1/me',
    operationId: 'getMe',
    summary: 'Who is signed in, and in which workspace',
    tag,
    access: person,
    success: { status: 200, description: 'The person and their workspaces.', schema: me },
    run: async (ctx) => ok(await readMe(ctx)),
  }),
  personEndpoint({
    method: 'patch',
    path: '/v1/me',
    operationId: 'changeMe',
    summary: 'Change your own name, time zone or language',
    tag,
    access: person,
    body: z.object({ name: personName, timezone, locale: z.enum(['en']) }).partial(),
    success: { status: 200, description: 'Changed.', schema: userShape },
    run: async (ctx, { body }) =>
      ok(await asPerson(ctx, (tx) => changeMe({ ...ctx, tx }, ctx.signedIn.userId, body))),
  }),
  personEndpoint({
    method: 'get',
    path: '/v1/workspaces',
    operationId: 'listWorkspaces',
    summary: 'The workspaces you belong to',
    tag,
    access: person,
    success: {
      status: 200,
      description: 'All of them.',
      schema: z.object({ data: z.array(workspaceShape), nextCursor: z.string().nullable() }),
    },
    run: async (ctx) =>
      ok({ data: await asPerson(ctx, (tx) => findWorkspaces(tx, ctx.signedIn.userId)), nextCursor: null }),
  }),
  personEndpoint({
    method: 'post',
    path: '/v1/workspaces',
    operationId: 'createWorkspace',
    summary: 'Make another workspace and go to it',
    tag,
    access: person,
    body: z.object({ name: workspaceName, timezone: timezone.optional() }),
    success: { status: 201, description: 'Made; it is the active one now.', schema: workspaceShape },
    async run(ctx, { body }) {
      const workspace = await createWorkspace(ctx, body)
      return created(workspace, '/v1/workspaces')
    },
  }),
  personEndpoint({
    method: 'post',
    path: '/v1/workspaces/{id}/activate',
    operationId: 'activateWorkspace',
    summary: 'Go to another workspace in this session',
    tag,
    access: person,
    params: idParams,
    success: { status: 204, description: 'It is the active one now.', schema: null },
    async run(ctx, { params }) {
      await activateWorkspace(ctx, params.id)
      return noContent()
    },
  }),
  workspaceEndpoint({
    method: 'patch',
    path: '/v1/workspace',
    operationId: 'changeWorkspace',
    summary: 'Change the name, time zone, week start or currency of the workspace',
    tag,
    access: { who: 'member', scope: 'workspace:manage', can: 'manage_workspace' },
    body: z.object({ name: workspaceName, timezone, weekStart: z.int().min(0).max(6), currency }).partial(),
    success: { status: 200, description: 'Changed.', schema: workspaceShape },
    run: async (ctx, { body }) => ok(await changeWorkspace(ctx, body)),
  }),
]

async function readMe(ctx: SignedInContext) {
  const { userId, actor } = ctx.signedIn
  return await asPerson(ctx, async (tx) => {
    const all = await findWorkspaces(tx, userId)
    const workspace = all.find(({ id }) => id === actor?.workspaceId) ?? null
    return {
      user: await getUser(tx, userId),
      workspace,
      workspaces: all,
      plan: workspace && { name: workspace.plan },
    }
  })
}

function asPerson<T>(ctx: SignedInContext, work: Parameters<typeof inWorkspace<T>>[2]): Promise<T> {
  return inWorkspace(ctx.db, { workspaceId: null, memberId: null, userId: ctx.signedIn.userId }, work)
}
