import { workspaceEndpoint } from '../http/endpoint.ts'
import { idParams } from '../http/fields.ts'
import { ok } from '../http/reply.ts'
import { findSimilar, findSimilarTo } from './find-similar.ts'
import { getEstimates } from './get-estimates.ts'
import { getRunningEstimate } from './get-running-estimate.ts'
import { estimatesQuery, estimatesShape, runningEstimateShape, similarQuery, similarShape } from './shapes.ts'

const tag = 'Reports'
const similar = {
  description:
    'By the words of their names, their project and client, and their tags. Past is what is archived, or has not been touched for a week.',
  tag,
  access: { who: 'member', scope: 'time:read', can: 'keep_time' },
  success: { status: 200, description: 'The tasks and what they took.', schema: similarShape },
} as const

export const estimateRoutes = [
  workspaceEndpoint({
    method: 'get',
    path: '/v1/reports/estimates',
    operationId: 'getEstimates',
    summary: 'Estimate against reality, and where it is going',
    tag,
    access: { who: 'member', scope: 'reports:read', can: 'keep_time' },
    query: estimatesQuery,
    success: { status: 200, description: 'What has an estimate.', schema: estimatesShape },
    run: async (ctx, { query }) => ok(await getEstimates(ctx, query)),
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/estimates/running',
    operationId: 'getRunningEstimate',
    summary: 'How far what runs now is into its estimate',
    description: 'The estimate of its task, else the nearest above it.',
    tag,
    access: { who: 'member', scope: 'time:read', can: 'keep_time' },
    success: { status: 200, description: 'How far it is.', schema: runningEstimateShape },
    run: async (ctx) => ok({ estimate: await getRunningEstimate(ctx) }),
  }),
  workspaceEndpoint({
    ...similar,
    method: 'get',
    path: '/v1/tasks/{id}/similar',
    operationId: 'findSimilarToTask',
    summary: 'What past tasks like this one took',
    params: idParams,
    run: async (ctx, { params }) => ok(await findSimilarTo(ctx, params.id)),
  }),
  workspaceEndpoint({
    ...similar,
    method: 'get',
    path: '/v1/estimates/similar',
    operationId: 'findSimilarTasks',
    summary: 'What past tasks took that are like one you think of',
    query: similarQuery,
    run: async (ctx, { query }) => ok(await findSimilar(ctx, query)),
  }),
]
