import { z } from '@hono/zod-openapi'
import { workspaceEndpoint } from '../http/endpoint.ts'
import { id, idParams, instant } from '../http/fields.ts'
import { pageOf, pageQuery } from '../http/pagination.ts'
import { noContent, ok } from '../http/reply.ts'
import { changeRole } from './change-role.ts'
import { role } from './fields.ts'
import { findMembers } from './find-members.ts'
import { removeMember } from './remove-member.ts'

const tag = 'Workspace'

const member = z
  .object({
    id,
    userId: id,
    name: z.string().meta({ example: 'Mia Brandt' }),
    email: z.string().meta({ example: 'mia@example.com' }),
    role,
    teamIds: z.array(id),
    createdAt: instant,
  })
  .openapi('Member')

export const memberRoutes = [
  workspaceEndpoint({
    method: 'get',
    path: '/v1/members',
    operationId: 'listMembers',
    summary: 'The people in this workspace',
    tag,
    access: { who: 'member', scope: 'workspace:read', can: 'use_prompts' },
    query: pageQuery,
    success: { status: 200, description: 'Longest there first.', schema: pageOf(member) },
    run: async (ctx, { query }) => ok(await findMembers(ctx, query)),
  }),
  workspaceEndpoint({
    method: 'patch',
    path: '/v1/members/{id}',
    operationId: 'changeMember',
    summary: 'Give a member another role',
    description: 'Only owners make or unmake owners, and the last owner stays one.',
    tag,
    access: { who: 'member', scope: 'workspace:manage', can: 'manage_members' },
    errors: [409],
    params: idParams,
    body: z.object({ role }),
    success: { status: 200, description: 'Changed.', schema: member },
    run: async (ctx, { params, body }) => ok(await changeRole(ctx, params.id, body.role)),
  }),
  workspaceEndpoint({
    method: 'delete',
    path: '/v1/members/{id}',
    operationId: 'removeMember',
    summary: 'Remove a member, or leave',
    description:
      'Owners and admins remove others, and everybody may remove themselves, but for the last owner. Their teams and keys go with them; what they made stays.',
    tag,
    access: { who: 'member', scope: 'workspace:manage', can: 'use_prompts' },
    errors: [409],
    params: idParams,
    success: { status: 204, description: 'Removed.', schema: null },
    async run(ctx, { params }) {
      await removeMember(ctx, params.id)
      return noContent()
    },
  }),
]
