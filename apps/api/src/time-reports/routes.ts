import { workspaceEndpoint } from '../http/endpoint.ts'
import { ok } from '../http/reply.ts'
import { getTimeReport } from './get-time-report.ts'
import { reportQuery, reportShape } from './shapes.ts'

const tag = 'Reports'
const read = { who: 'member', scope: 'reports:read', can: 'keep_time' } as const

export const timeReportRoutes = [
  workspaceEndpoint({
    method: 'get',
    path: '/v1/reports/time',
    operationId: 'getTimeReport',
    summary: 'Hours and money, by any nesting of what, who and when',
    description:
      "Days, weeks and months are cut in the zone asked for, by its own rules, so that the parts add up to the entries to the second. Owners, admins and managers see everybody's hours and the money; members see their own hours.",
    tag,
    access: read,
    query: reportQuery,
    success: { status: 200, description: 'The report.', schema: reportShape },
    run: async (ctx, { query }) => ok(await getTimeReport(ctx, query)),
  }),
]
