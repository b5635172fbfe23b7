import { workspaceEndpoint } from '../http/endpoint.ts'
import { idParams } from '../http/fields.ts'
import { pageOf } from '../http/pagination.ts'
import { created, ok } from '../http/reply.ts'
import { setArchived } from '../time-tree/change-nodes.ts'
import { findNodes, getNode } from '../time-tree/nodes.ts'
import { changeProject, createProject, projectNode } from './change-project.ts'
import { newProject, projectChange, projectShape, projectsQuery } from './shapes.ts'

const tag = 'Time'
const read = { who: 'member', scope: 'time:read', can: 'use_prompts' } as const
const write = { who: 'member', scope: 'time:write', can: 'manage_time' } as const

export const projectRoutes = [
  workspaceEndpoint({
    method: 'get',
    path: '/v1/projects',
    operationId: 'listProjects',
    summary: 'The projects of this workspace',
    tag,
    access: read,
    query: projectsQuery,
    success: { status: 200, description: 'The oldest first.', schema: pageOf(projectShape) },
    run: async (ctx, { query }) => ok(await findNodes(ctx, projectNode, query)),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/projects',
    operationId: 'createProject',
    summary: 'Add a project',
    tag,
    access: write,
    body: newProject,
    success: { status: 201, description: 'Added.', schema: projectShape },
    async run(ctx, { body }) {
      const project = await createProject(ctx, body)
      return created(project, `/v1/projects/${project.id}`)
    },
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/projects/{id}',
    operationId: 'getProject',
    summary: 'A project',
    tag,
    access: read,
    params: idParams,
    success: { status: 200, description: 'The project.', schema: projectShape },
    run: async (ctx, { params }) => ok(await getNode(ctx, projectNode, params.id)),
  }),
  workspaceEndpoint({
    method: 'patch',
    path: '/v1/projects/{id}',
    operationId: 'changeProject',
    summary: 'Change a project, or give it to another client',
    description: 'It stays with its client once time on it is approved or invoiced.',
    tag,
    access: write,
    errors: [409],
    params: idParams,
    body: projectChange,
    success: { status: 200, description: 'Changed.', schema: projectShape },
    run: async (ctx, { params, body }) => ok(await changeProject(ctx, params.id, body)),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/projects/{id}/archive',
    operationId: 'archiveProject',
    summary: 'Archive a project',
    description: 'Its tasks are out of use with it; what was tracked stays.',
    tag,
    access: write,
    params: idParams,
    success: { status: 200, description: 'Archived.', schema: projectShape },
    run: async (ctx, { params }) => ok(await setArchived(ctx, projectNode, params.id, true)),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/projects/{id}/unarchive',
    operationId: 'unarchiveProject',
    summary: 'Bring an archived project back',
    description: 'Not while another one has its name (409).',
    tag,
    access: write,
    errors: [409],
    params: idParams,
    success: { status: 200, description: 'It is back, as it was.', schema: projectShape },
    run: async (ctx, { params }) => ok(await setArchived(ctx, projectNode, params.id, false)),
  }),
]
