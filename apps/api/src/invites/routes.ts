import { z } from '@hono/zod-openapi'
import { beginSession } from '../auth/begin-session.ts'
import { password, personName, signedInShape } from '../auth/fields.ts'
import { openEndpoint, workspaceEndpoint } from '../http/endpoint.ts'
import { idParams } from '../http/fields.ts'
import { pageOf, pageQuery } from '../http/pagination.ts'
import { accepted, created, noContent, ok } from '../http/reply.ts'
import { acceptInvite } from './accept-invite.ts'
import { resendInvite, revokeInvite } from './change-invite.ts'
import { createInvite } from './create-invite.ts'
import { invite, inviteInfo, inviteToken, newInvite } from './fields.ts'
import { getInviteByToken } from './find-invite-by-token.ts'
import { findInvites } from './find-invites.ts'

const tag = 'Workspace'
const manage = { who: 'member', scope: 'workspace:manage', can: 'manage_members' } as const
const anyone = { who: 'anyone' } as const

export const inviteRoutes = [
  workspaceEndpoint({
    method: 'get',
    path: '/v1/invites',
    operationId: 'listInvites',
    summary: 'The invites that wait for an answer',
    tag,
    access: { who: 'member', scope: 'workspace:read', can: 'manage_members' },
    query: pageQuery,
    success: { status: 200, description: 'Newest first.', schema: pageOf(invite) },
    run: async (ctx, { query }) => ok(await findInvites(ctx, query)),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/invites',
    operationId: 'createInvite',
    summary: 'Invite somebody by mail',
    description: 'The link works for a week. Only an owner can invite an owner.',
    tag,
    access: manage,
    errors: [409],
    body: newInvite,
    success: { status: 201, description: 'The mail is on its way.', schema: invite },
    run: async (ctx, { body }) => created(await createInvite(ctx, body), '/v1/invites'),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/invites/{id}/resend',
    operationId: 'resendInvite',
    summary: 'Send an invite again',
    description: 'With a new link, good for a week; the one before stops working.',
    tag,
    access: manage,
    params: idParams,
    success: { status: 202, description: 'The mail is on its way.', schema: invite },
    run: async (ctx, { params }) => accepted(await resendInvite(ctx, params.id)),
  }),
  workspaceEndpoint({
    method: 'delete',
    path: '/v1/invites/{id}',
    operationId: 'revokeInvite',
    summary: 'Take an invite back',
    tag,
    access: manage,
    params: idParams,
    success: { status: 204, description: 'Its link leads nowhere now.', schema: null },
    async run(ctx, { params }) {
      await revokeInvite(ctx, params.id)
      return noContent()
    },
  }),
  openEndpoint({
    method: 'post',
    path: '/v1/auth/invite-info',
    operationId: 'getInviteInfo',
    summary: 'What an invite is for',
    tag,
    access: anyone,
    body: z.object({ token: inviteToken }),
    success: { status: 200, description: 'It is open.', schema: inviteInfo },
    async run(ctx, { body }) {
      const { workspaceName, email, userId } = await getInviteByToken(ctx, body.token)
      return ok({ workspaceName, email, hasAccount: userId !== null })
    },
  }),
  openEndpoint({
    method: 'post',
    path: '/v1/auth/accept-invite',
    operationId: 'acceptInvite',
    summary: 'Join a workspace with the link from the mail',
    description:
      'A new person gives a name and a password. Somebody with an account is signed in to it, or gives its password.',
    tag,
    access: anyone,
    errors: [401, 409],
    body: z.object({
      token: inviteToken,
      name: personName.optional(),
      password: password.optional(),
    }),
    success: { status: 200, description: 'In; the cookie is set.', schema: signedInShape },
    async run(ctx, { body }) {
      const { userId, workspaceId } = await acceptInvite(ctx, body)
      const session = await beginSession(ctx, userId, { workspaceId })
      if (ctx.signedIn !== null) await ctx.sessions.end(ctx.signedIn.sessionId)
      return ok(session.body, session.headers)
    },
  }),
]
