import { z } from '@hono/zod-openapi'
import { workspaceEndpoint } from '../http/endpoint.ts'
import { id, idParams } from '../http/fields.ts'
import { pageOf, pageQuery } from '../http/pagination.ts'
import { accepted, noContent, ok } from '../http/reply.ts'
import { changeTimeImport } from './change-import.ts'
import { commitTimeImport } from './commit-import.ts'
import { discardTimeImport } from './discard-import.ts'
import {
  importChange,
  importShape,
  importSummary,
  maxUploadBytes,
  pastedHours,
  rowProblem,
  uploadedHours,
} from './fields.ts'
import { findTimeImports, getTimeImport, getTimeImportProblems } from './find-import.ts'
import { readUpload } from './read-upload.ts'
import { startTimeImport } from './start-import.ts'
import { undoTimeImport } from './undo-import.ts'

const tag = 'Time'
const access = { who: 'member', scope: 'time:write', can: 'manage_time' } as const
const started = z.object({ id }).openapi('StartedTimeImport')

export const timeImportRoutes = [
  workspaceEndpoint({
    method: 'post',
    path: '/v1/time-imports',
    operationId: 'startTimeImport',
    summary: 'Bring hours from another tool: first they are only read',
    description:
      'Takes the detailed export of Toggl, Clockify or Harvest, our own CSV, XLSX or JSON, or any table with days and durations; at most 40 MiB and 200,000 rows. It says itself which tool it is from. It is read in the background: `GET /v1/time-imports/{id}` tells what a commit would do. Clock times are taken for those of `timezone`, or of your profile.',
    tag,
    access,
    body: pastedHours.optional(),
    upload: { mediaType: 'multipart/form-data', schema: uploadedHours },
    maxBodyBytes: maxUploadBytes,
    success: { status: 202, description: 'Taken, and being read.', schema: started },
    async run(ctx, { body, upload }) {
      const wanted = body === undefined ? await readUpload(upload.bytes, upload.contentType) : fromText(body)
      const importId = await startTimeImport(ctx, wanted)
      return accepted({ id: importId }, { location: `/v1/time-imports/${importId}` })
    },
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/time-imports',
    operationId: 'listTimeImports',
    summary: 'The imports of hours, newest first',
    tag,
    access,
    query: pageQuery,
    success: { status: 200, description: 'A page of imports.', schema: pageOf(importSummary) },
    run: async (ctx, { query }) => ok(await findTimeImports(ctx, query)),
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/time-imports/{id}',
    operationId: 'getTimeImport',
    summary: 'What an import of hours found, what a commit would do, and how far it is',
    tag,
    access,
    params: idParams,
    success: { status: 200, description: 'The import.', schema: importShape },
    run: async (ctx, { params }) => ok(await getTimeImport(ctx, params.id)),
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/time-imports/{id}/problems',
    operationId: 'listTimeImportProblems',
    summary: 'The rows that cannot be imported, and how to put each right',
    tag,
    access,
    params: idParams,
    query: pageQuery,
    success: {
      status: 200,
      description: 'A page of problems, at most 10,000 in all.',
      schema: pageOf(rowProblem.openapi('TimeImportProblem')),
    },
    run: async (ctx, { params, query }) => ok(await getTimeImportProblems(ctx, params.id, query)),
  }),
  workspaceEndpoint({
    method: 'patch',
    path: '/v1/time-imports/{id}',
    operationId: 'changeTimeImport',
    summary: 'Say whose the hours are, and how the file is to be read',
    description:
      'After another `timezone`, `dateOrder` or `lengthBy` the file is read once more: `status` is `pending` until then.',
    tag,
    access,
    params: idParams,
    body: importChange,
    errors: [409],
    success: { status: 200, description: 'The import.', schema: importShape },
    async run(ctx, { params, body }) {
      await changeTimeImport(ctx, params.id, body)
      return ok(await getTimeImport(ctx, params.id))
    },
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/time-imports/{id}/commit',
    operationId: 'commitTimeImport',
    summary: 'Add the hours of an import: all of them or none',
    description:
      'Done in the background; `progress` tells how far. Rows that failed keep it from being done, unless `skipFailed` is true. Hours of people who are nobody here are left out, and so is what is here already: the same file twice adds nothing.',
    tag,
    access,
    params: idParams,
    body: z.object({ skipFailed: z.boolean().default(false) }).optional(),
    errors: [409],
    success: { status: 202, description: 'It is being done.', schema: started },
    async run(ctx, { params, body }) {
      await commitTimeImport(ctx, params.id, { skipsFailed: body?.skipFailed ?? false })
      return accepted({ id: params.id }, { location: `/v1/time-imports/${params.id}` })
    },
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/time-imports/{id}/undo',
    operationId: 'undoTimeImport',
    summary: 'Take back what an import of hours added',
    description:
      'For 30 days, and only what nobody changed, sent for approval or billed since: `undone` says how much. What it made to book on is archived where nothing is booked on it. Done in the background.',
    tag,
    access,
    params: idParams,
    errors: [409],
    success: { status: 202, description: 'It is being undone.', schema: started },
    async run(ctx, { params }) {
      await undoTimeImport(ctx, params.id)
      return accepted({ id: params.id }, { location: `/v1/time-imports/${params.id}` })
    },
  }),
  workspaceEndpoint({
    method: 'delete',
    path: '/v1/time-imports/{id}',
    operationId: 'discardTimeImport',
    summary: 'Drop an import of hours that is not committed',
    tag,
    access,
    params: idParams,
    errors: [409],
    success: { status: 204, description: 'Dropped.', schema: null },
    async run(ctx, { params }) {
      await discardTimeImport(ctx, params.id)
      return noContent()
    },
  }),
]

function fromText({
  text,
  fileName = 'pasted.csv',
  timezone = null,
}: {
  text: string
  fileName?: string | undefined
  timezone?: string | null | undefined
}) {
  return { fileName, timezone, bytes: new TextEncoder().encode(text) }
}
