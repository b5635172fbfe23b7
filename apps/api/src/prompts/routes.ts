import { workspaceEndpoint } from '../http/endpoint.ts'
import { idParams } from '../http/fields.ts'
import { pageOf } from '../http/pagination.ts'
import { created, ok } from '../http/reply.ts'
import { createPrompt } from './create-prompt.ts'
import { etagOf } from './edit-guard.ts'
import { findPrompts } from './find-prompts.ts'
import { getPrompt } from './get-prompt.ts'
import { listQuery, newPrompt } from './request-fields.ts'
import { promptRowShape, promptShape } from './shapes.ts'

const tag = 'Prompts'
const read = { who: 'member', scope: 'prompts:read', can: 'use_prompts' } as const
const write = { who: 'member', scope: 'prompts:write', can: 'edit_prompts' } as const

export const promptRoutes = [
  workspaceEndpoint({
    method: 'get',
    path: '/v1/prompts',
    operationId: 'listPrompts',
    summary: 'Find prompts, or list them all',
    tag,
    access: read,
    query: listQuery,
    success: { status: 200, description: 'A page of prompts.', schema: pageOf(promptRowShape) },
    run: async (ctx, { query }) => ok(await findPrompts(ctx, query)),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/prompts',
    operationId: 'createPrompt',
    summary: 'Save a prompt',
    tag,
    access: write,
    body: newPrompt,
    success: { status: 201, description: 'Saved, as version 1.', schema: promptShape, hasEtag: true },
    async run(ctx, { body }) {
      const prompt = await createPrompt(ctx, body)
      return created(prompt, `/v1/prompts/${prompt.id}`, { etag: etagOf(prompt.revision) })
    },
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/prompts/{id}',
    operationId: 'getPrompt',
    summary: 'A prompt with its current text',
    tag,
    access: read,
    params: idParams,
    success: { status: 200, description: 'The prompt.', schema: promptShape, hasEtag: true },
    async run(ctx, { params }) {
      const prompt = await getPrompt(ctx, params.id)
      return ok(prompt, { etag: etagOf(prompt.revision) })
    },
  }),
]
