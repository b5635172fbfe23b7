import { workspaceEndpoint } from '../http/endpoint.ts'
import { idParams } from '../http/fields.ts'
import { pageOf } from '../http/pagination.ts'
import { created, ok } from '../http/reply.ts'
import { setArchived } from '../time-tree/change-nodes.ts'
import { nodesQuery } from '../time-tree/fields.ts'
import { findNodes, getNode } from '../time-tree/nodes.ts'
import { changeClient, clientNode, createClient } from './change-client.ts'
import { clientChange, clientShape, newClient } from './shapes.ts'

const tag = 'Time'
const read = { who: 'member', scope: 'time:read', can: 'use_prompts' } as const
const write = { who: 'member', scope: 'time:write', can: 'manage_time' } as const

export const clientRoutes = [
  workspaceEndpoint({
    method: 'get',
    path: '/v1/clients',
    operationId: 'listClients',
    summary: 'The clients of this workspace',
    tag,
    access: read,
    query: nodesQuery,
    success: { status: 200, description: 'The oldest first.', schema: pageOf(clientShape) },
    run: async (ctx, { query }) => ok(await findNodes(ctx, clientNode, query)),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/clients',
    operationId: 'createClient',
    summary: 'Add a client',
    tag,
    access: write,
    body: newClient,
    success: { status: 201, description: 'Added.', schema: clientShape },
    async run(ctx, { body }) {
      const client = await createClient(ctx, body)
      return created(client, `/v1/clients/${client.id}`)
    },
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/clients/{id}',
    operationId: 'getClient',
    summary: 'A client',
    tag,
    access: read,
    params: idParams,
    success: { status: 200, description: 'The client.', schema: clientShape },
    run: async (ctx, { params }) => ok(await getNode(ctx, clientNode, params.id)),
  }),
  workspaceEndpoint({
    method: 'patch',
    path: '/v1/clients/{id}',
    operationId: 'changeClient',
    summary: 'Change a client',
    description: 'Their currency cannot change once time for them is approved or invoiced.',
    tag,
    access: write,
    errors: [409],
    params: idParams,
    body: clientChange,
    success: { status: 200, description: 'Changed.', schema: clientShape },
    run: async (ctx, { params, body }) => ok(await changeClient(ctx, params.id, body)),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/clients/{id}/archive',
    operationId: 'archiveClient',
    summary: 'Archive a client',
    description: 'Its projects and tasks are out of use with it; what was tracked stays.',
    tag,
    access: write,
    params: idParams,
    success: { status: 200, description: 'Archived.', schema: clientShape },
    run: async (ctx, { params }) => ok(await setArchived(ctx, clientNode, params.id, true)),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/clients/{id}/unarchive',
    operationId: 'unarchiveClient',
    summary: 'Bring an archived client back',
    description: 'Not while another one has its name (409).',
    tag,
    access: write,
    errors: [409],
    params: idParams,
    success: { status: 200, description: 'It is back, as it was.', schema: clientShape },
    run: async (ctx, { params }) => ok(await setArchived(ctx, clientNode, params.id, false)),
  }),
]
