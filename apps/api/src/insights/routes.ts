import { workspaceEndpoint } from '../http/endpoint.ts'
import { ok } from '../http/reply.ts'
import { getInsights } from './get-insights.ts'
import { insightsQuery, insightsShape } from './shapes.ts'

export const insightRoutes = [
  workspaceEndpoint({
    method: 'get',
    path: '/v1/prompts/insights',
    operationId: 'getInsights',
    summary: 'Which prompts pull their weight',
    description: 'Counted over the prompts you can see, and those alone.',
    tag: 'Prompts',
    access: { who: 'member', scope: 'reports:read', can: 'use_prompts' },
    query: insightsQuery,
    success: { status: 200, description: 'The figures.', schema: insightsShape },
    run: async (ctx, { query }) => ok(await getInsights(ctx, query.days)),
  }),
]
