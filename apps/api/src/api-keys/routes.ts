import { personEndpoint, workspaceEndpoint } from '../http/endpoint.ts'
import { idParams } from '../http/fields.ts'
import { pageOf, pageQuery } from '../http/pagination.ts'
import { created, noContent, ok } from '../http/reply.ts'
import { createApiKey } from './create-api-key.ts'
import { apiKey, madeApiKey, newApiKey } from './fields.ts'
import { findApiKeys } from './find-api-keys.ts'
import { revokeApiKey } from './revoke-api-key.ts'

const tag = 'Workspace'

export const apiKeyRoutes = [
  workspaceEndpoint({
    method: 'get',
    path: '/v1/api-keys',
    operationId: 'listApiKeys',
    summary: 'Your API keys',
    description: 'Owners and admins see everybody’s. The secret part of a key is never shown again.',
    tag,
    access: { who: 'member', scope: 'workspace:read', can: 'use_prompts' },
    query: pageQuery,
    success: { status: 200, description: 'Newest first.', schema: pageOf(apiKey) },
    run: async (ctx, { query }) => ok(await findApiKeys(ctx, query)),
  }),
  // For a person and not for a member, so that no Idempotency-Key keeps the reply with the secret in it.
  personEndpoint({
    method: 'post',
    path: '/v1/api-keys',
    operationId: 'createApiKey',
    summary: 'Make an API key',
    description:
      'It acts as you in the workspace you are in, within its scopes, and never more than you may. Keys cannot make keys.',
    tag,
    access: { who: 'person' },
    body: newApiKey,
    success: { status: 201, description: 'Made. Copy `key` now: it is not shown again.', schema: madeApiKey },
    run: async (ctx, { body }) => created(await createApiKey(ctx, body), '/v1/api-keys'),
  }),
  workspaceEndpoint({
    method: 'delete',
    path: '/v1/api-keys/{id}',
    operationId: 'revokeApiKey',
    summary: 'Revoke an API key',
    tag,
    access: { who: 'member', scope: 'workspace:manage', can: 'use_prompts' },
    params: idParams,
    success: { status: 204, description: 'It works no more.', schema: null },
    async run(ctx, { params }) {
      await revokeApiKey(ctx, params.id)
      return noContent()
    },
  }),
]
