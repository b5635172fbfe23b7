import { workspaceEndpoint } from '../http/endpoint.ts'
import { idParams } from '../http/fields.ts'
import { created, ok } from '../http/reply.ts'
import { changeUse } from './change-use.ts'
import { findRememberedInputs } from './find-remembered-inputs.ts'
import { getUsage } from './get-usage.ts'
import { recordUse } from './record-use.ts'
import {
  filledShape,
  newUse,
  rememberedShape,
  usageQuery,
  usageShape,
  useOutcome,
  useShape,
} from './shapes.ts'

const tag = 'Prompts'
const read = { who: 'member', scope: 'prompts:read', can: 'use_prompts' } as const
const write = { who: 'member', scope: 'prompts:write', can: 'use_prompts' } as const

export const useRoutes = [
  workspaceEndpoint({
    method: 'post',
    path: '/v1/prompts/{id}/uses',
    operationId: 'usePrompt',
    summary: 'Use a prompt: fill its blanks and record it',
    tag,
    access: write,
    params: idParams,
    body: newUse,
    success: { status: 201, description: 'Recorded; `text` is ready to send.', schema: filledShape },
    async run(ctx, { params, body }) {
      const use = await recordUse(ctx, params.id, body)
      return created(use, `/v1/uses/${use.id}`)
    },
  }),
  workspaceEndpoint({
    method: 'patch',
    path: '/v1/uses/{id}',
    operationId: 'changeUse',
    summary: 'Say whether the text went as it was or was edited',
    tag,
    access: write,
    params: idParams,
    body: useOutcome,
    success: { status: 200, description: 'Noted.', schema: useShape },
    run: async (ctx, { params, body }) => ok(await changeUse(ctx, params.id, body)),
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/prompts/{id}/remembered-inputs',
    operationId: 'getRememberedInputs',
    summary: "What you last typed into a prompt's blanks",
    tag,
    access: read,
    params: idParams,
    success: { status: 200, description: 'By the ids of the blanks.', schema: rememberedShape },
    run: async (ctx, { params }) => ok({ values: await findRememberedInputs(ctx, params.id) }),
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/prompts/{id}/usage',
    operationId: 'getPromptUsage',
    summary: 'How often a prompt was used, day by day',
    tag,
    access: read,
    params: idParams,
    query: usageQuery,
    success: { status: 200, description: 'The days and their sums.', schema: usageShape },
    run: async (ctx, { params, query }) => ok(await getUsage(ctx, params.id, query.days)),
  }),
]
