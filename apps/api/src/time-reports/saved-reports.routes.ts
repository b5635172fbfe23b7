import { workspaceEndpoint } from '../http/endpoint.ts'
import { idParams } from '../http/fields.ts'
import { pageOf, pageQuery } from '../http/pagination.ts'
import { created, noContent, ok } from '../http/reply.ts'
import { newSavedReport, savedReportChange, savedReportShape } from './saved-reports.shapes.ts'
import { changeSavedReport, createSavedReport, deleteSavedReport, findSavedReports } from './saved-reports.ts'

const tag = 'Reports'
const read = { who: 'member', scope: 'reports:read', can: 'keep_time' } as const
const write = { who: 'member', scope: 'time:write', can: 'keep_time' } as const

export const savedReportRoutes = [
  workspaceEndpoint({
    method: 'get',
    path: '/v1/saved-reports',
    operationId: 'listSavedReports',
    summary: 'Your saved reports and the shared ones, by name',
    tag,
    access: read,
    query: pageQuery.extend({ cursor: pageQuery.shape.cursor.unwrap().max(1500).optional() }),
    success: { status: 200, description: 'A page of saved reports.', schema: pageOf(savedReportShape) },
    run: async (ctx, { query }) => ok(await findSavedReports(ctx, query)),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/saved-reports',
    operationId: 'createSavedReport',
    summary: 'Save a report, for yourself or for everybody',
    tag,
    access: write,
    body: newSavedReport,
    success: { status: 201, description: 'Saved.', schema: savedReportShape },
    async run(ctx, { body }) {
      const report = await createSavedReport(ctx, body)
      return created(report, `/v1/saved-reports/${report.id}`)
    },
  }),
  workspaceEndpoint({
    method: 'patch',
    path: '/v1/saved-reports/{id}',
    operationId: 'changeSavedReport',
    summary: 'Rename, share or change a saved report',
    description: 'Your own; a shared one also by managers.',
    tag,
    access: write,
    params: idParams,
    body: savedReportChange,
    success: { status: 200, description: 'Changed.', schema: savedReportShape },
    run: async (ctx, { params, body }) => ok(await changeSavedReport(ctx, params.id, body)),
  }),
  workspaceEndpoint({
    method: 'delete',
    path: '/v1/saved-reports/{id}',
    operationId: 'deleteSavedReport',
    summary: 'Delete a saved report',
    description: 'Your own; a shared one also by managers. No hours go with it.',
    tag,
    access: write,
    params: idParams,
    success: { status: 204, description: 'Gone.', schema: null },
    async run(ctx, { params }) {
      await deleteSavedReport(ctx, params.id)
      return noContent()
    },
  }),
]
