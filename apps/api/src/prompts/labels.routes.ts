import { workspaceEndpoint } from '../http/endpoint.ts'
import { pageOf, pageQuery } from '../http/pagination.ts'
import { ok } from '../http/reply.ts'
import { findCategories, findTags } from './find-labels.ts'
import { labelShape } from './shapes.ts'

const tag = 'Prompts'
const read = { who: 'member', scope: 'prompts:read', can: 'use_prompts' } as const

export const labelRoutes = [
  workspaceEndpoint({
    method: 'get',
    path: '/v1/tags',
    operationId: 'listTags',
    summary: 'The tags in use, with how many prompts have each',
    tag,
    access: read,
    query: pageQuery,
    success: { status: 200, description: 'The most used first.', schema: pageOf(labelShape) },
    run: async (ctx, { query }) => ok(await findTags(ctx, query)),
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/categories',
    operationId: 'listCategories',
    summary: 'The categories in use, with how many prompts are in each',
    tag,
    access: read,
    query: pageQuery,
    success: { status: 200, description: 'The most used first.', schema: pageOf(labelShape) },
    run: async (ctx, { query }) => ok(await findCategories(ctx, query)),
  }),
]
