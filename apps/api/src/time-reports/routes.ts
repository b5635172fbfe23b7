import { z } from '@hono/zod-openapi'
import { workspaceEndpoint } from '../http/endpoint.ts'
import { attachment, ok, type Reply } from '../http/reply.ts'
import { formatReportCsv, formatReportXlsx } from './export-report.ts'
import { getClockTime } from './get-clock-time.ts'
import { getTimeReport } from './get-time-report.ts'
import { clockShape, reportQuery, reportShape, type TimeReport } from './shapes.ts'

const tag = 'Reports'
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
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
  workspaceEndpoint({
    method: 'get',
    path: '/v1/reports/clock',
    operationId: 'getClockTime',
    summary: 'The hours of a report by the clock, person by person',
    description:
      'Where somebody worked on several things at once, less than the sum of the entries that is billed. Asked like the report; nothing is rounded, and how it is grouped changes nothing.',
    tag,
    access: read,
    query: reportQuery,
    success: { status: 200, description: 'Both, in all and for each person.', schema: clockShape },
    run: async (ctx, { query }) => ok(await getClockTime(ctx, query)),
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/reports/time.csv',
    operationId: 'exportTimeReportCsv',
    summary: 'The same report as CSV',
    description:
      'Its innermost lines, and the totals. Text that a spreadsheet would run as a formula begins with an apostrophe.',
    tag,
    access: read,
    query: reportQuery,
    success: {
      status: 200,
      description: 'The file.',
      schema: z.string().meta({ format: 'binary' }),
      mediaType: 'text/csv',
    },
    async run(ctx, { query }): Promise<Reply<string>> {
      const report = await getTimeReport(ctx, query)
      return ok(formatReportCsv(report), attachment(nameOf(report, 'csv'), 'text/csv; charset=utf-8'))
    },
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/reports/time.xlsx',
    operationId: 'exportTimeReportXlsx',
    summary: 'The same report as a spreadsheet',
    description:
      'Its innermost lines, and the totals; hours and money are numbers, and no text is a formula.',
    tag,
    access: read,
    query: reportQuery,
    success: {
      status: 200,
      description: 'The file.',
      schema: z.string().meta({ format: 'binary' }),
      mediaType: xlsx,
    },
    async run(ctx, { query }): Promise<Reply<string | Uint8Array<ArrayBuffer>>> {
      const report = await getTimeReport(ctx, query)
      return ok(await formatReportXlsx(report), attachment(nameOf(report, 'xlsx'), xlsx))
    },
  }),
]

function nameOf({ from, to }: TimeReport, ending: string): string {
  return `time-${from}-to-${to}.${ending}`
}
