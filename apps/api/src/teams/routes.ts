import { z } from '@hono/zod-openapi'
import { workspaceEndpoint } from '../http/endpoint.ts'
import { elsewhere, idParams } from '../http/fields.ts'
import { pageOf, pageQuery } from '../http/pagination.ts'
import { created, noContent, ok } from '../http/reply.ts'
import { createTeam, deleteTeam, renameTeam } from './change-team.ts'
import { memberIds, team, teamName } from './fields.ts'
import { findTeams } from './find-teams.ts'
import { setTeamMembers } from './set-team-members.ts'

const tag = 'Workspace'
const manage = { who: 'member', scope: 'workspace:manage', can: 'manage_members' } as const

export const teamRoutes = [
  workspaceEndpoint({
    method: 'get',
    path: '/v1/teams',
    operationId: 'listTeams',
    summary: 'The teams of this workspace',
    tag,
    access: { who: 'member', scope: 'workspace:read', can: 'use_prompts' },
    query: pageQuery,
    success: { status: 200, description: 'Oldest first.', schema: pageOf(team) },
    run: async (ctx, { query }) => ok(await findTeams(ctx, query)),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/teams',
    operationId: 'createTeam',
    summary: 'Make a team',
    tag,
    access: manage,
    errors: [409],
    body: z.object({ name: teamName, memberIds: memberIds.optional() }),
    success: { status: 201, description: 'Made.', schema: team },
    run: async (ctx, { body }) => created(await createTeam(ctx, body), '/v1/teams'),
  }),
  workspaceEndpoint({
    method: 'patch',
    path: '/v1/teams/{id}',
    operationId: 'renameTeam',
    summary: 'Rename a team',
    tag,
    access: manage,
    errors: [409],
    params: idParams,
    body: z.strictObject(
      { name: teamName },
      elsewhere('This changes the name. Who is in it is changed by PUT …/members.'),
    ),
    success: { status: 200, description: 'Renamed.', schema: team },
    run: async (ctx, { params, body }) => ok(await renameTeam(ctx, params.id, body.name)),
  }),
  workspaceEndpoint({
    method: 'delete',
    path: '/v1/teams/{id}',
    operationId: 'deleteTeam',
    summary: 'Delete a team',
    description: 'Not while it is the only team of some collection: nobody could see that one any more.',
    tag,
    access: manage,
    errors: [409],
    params: idParams,
    success: { status: 204, description: 'Deleted.', schema: null },
    async run(ctx, { params }) {
      await deleteTeam(ctx, params.id)
      return noContent()
    },
  }),
  workspaceEndpoint({
    method: 'put',
    path: '/v1/teams/{id}/members',
    operationId: 'setTeamMembers',
    summary: 'Say who is in a team',
    description:
      'Replaces them all. An admin cannot add themselves, so that what is for one team only stays so; an owner can, and it is written down.',
    tag,
    access: manage,
    params: idParams,
    body: z.object({ memberIds }),
    success: { status: 200, description: 'These are in it now.', schema: team },
    run: async (ctx, { params, body }) => ok(await setTeamMembers(ctx, params.id, body.memberIds)),
  }),
]
