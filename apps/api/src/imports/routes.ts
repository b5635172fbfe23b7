import { z } from '@hono/zod-openapi'
import { workspaceEndpoint } from '../http/endpoint.ts'
import { id, idParams } from '../http/fields.ts'
import { pageOf, pageQuery } from '../http/pagination.ts'
import { accepted, noContent, ok } from '../http/reply.ts'
import { changeImport } from './change-import.ts'
import { changeRow } from './change-row.ts'
import { commitImport } from './commit-import.ts'
import { decideGroup, decideGroups } from './decide-group.ts'
import { discardImport } from './discard-import.ts'
import {
  decisions,
  importChange,
  importGroup,
  importRow,
  importRowText,
  importShape,
  importSummary,
  maxUploadBytes,
  pastedImport,
  pastedNames,
  uploadedImport,
} from './fields.ts'
import { getImportGroups } from './find-groups.ts'
import { findImports, getImport, getImportRow, getImportRows } from './find-import.ts'
import { readUpload } from './read-upload.ts'
import { startImport } from './start-import.ts'
import { undoImport } from './undo-import.ts'

const tag = 'Imports and exports'
const access = { who: 'member', scope: 'prompts:write', can: 'edit_prompts' } as const
const started = z.object({ id }).openapi('StartedImport')
const number = z.coerce.number().int().min(1).max(1_000_000)
const rowParams = z.object({ id, row: number })
const groupParams = z.object({ id, group: number })

export const importRoutes = [
  workspaceEndpoint({
    method: 'post',
    path: '/v1/imports',
    operationId: 'startImport',
    summary: 'Bring prompts: first they are only read',
    description:
      'Takes Markdown (also `SKILL.md`), text, CSV or JSON files, zip archives of them, or pasted text; at most 10 MiB. They are read in the background: `GET /v1/imports/{id}` tells what a commit would do.',
    tag,
    access,
    body: pastedImport.optional(),
    upload: { mediaType: 'multipart/form-data', schema: uploadedImport },
    maxBodyBytes: maxUploadBytes,
    success: { status: 202, description: 'Taken, and being read.', schema: started },
    async run(ctx, { body, upload }) {
      const wanted = body === undefined ? await readUpload(upload.bytes, upload.contentType) : fromText(body)
      const importId = await startImport(ctx, wanted)
      return accepted({ id: importId }, { location: `/v1/imports/${importId}` })
    },
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/imports',
    operationId: 'listImports',
    summary: 'Your imports that are still kept, newest first',
    tag,
    access,
    query: pageQuery,
    success: {
      status: 200,
      description: 'A page of imports.',
      schema: pageOf(importSummary.openapi('ImportSummary')),
    },
    run: async (ctx, { query }) => ok(await findImports(ctx, query)),
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/imports/{id}',
    operationId: 'getImport',
    summary: 'What an import found, and how far it has come',
    tag,
    access,
    params: idParams,
    success: { status: 200, description: 'The import.', schema: importShape },
    run: async (ctx, { params }) => ok(await getImport(ctx, params.id)),
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/imports/{id}/rows',
    operationId: 'listImportRows',
    summary: 'The prompts an import found',
    tag,
    access,
    params: idParams,
    query: pageQuery.extend({ action: importRow.shape.action.optional() }),
    success: { status: 200, description: 'A page of rows.', schema: pageOf(importRow) },
    run: async (ctx, { params, query }) => ok(await getImportRows(ctx, params.id, query)),
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/imports/{id}/rows/{row}',
    operationId: 'getImportRow',
    summary: 'One prompt of an import, with its whole text',
    tag,
    access,
    params: rowParams,
    success: { status: 200, description: 'The row.', schema: importRowText },
    run: async (ctx, { params }) => ok(await getImportRow(ctx, params.id, params.row)),
  }),
  workspaceEndpoint({
    method: 'patch',
    path: '/v1/imports/{id}/rows/{row}',
    operationId: 'changeImportRow',
    summary: 'Choose what happens to one prompt of an import',
    tag,
    access,
    params: rowParams,
    body: z.object({ action: z.enum(['create', 'update', 'skip'], 'The action is create, update or skip.') }),
    errors: [409],
    success: { status: 200, description: 'The row.', schema: importRowText },
    run: async (ctx, { params, body }) => ok(await changeRow(ctx, params.id, params.row, body.action)),
  }),
  workspaceEndpoint({
    method: 'patch',
    path: '/v1/imports/{id}',
    operationId: 'changeImport',
    summary: 'Change what holds for a whole import',
    description:
      'The collection its prompts go to, the category they get where their file says none, and which other notations for blanks mean blanks: what is written in one with the answer true becomes blanks when it is committed, and is shown so before. What was chosen for its rows stays; what is not named stays, and null takes it back.',
    tag,
    access,
    params: idParams,
    body: importChange,
    errors: [409],
    success: { status: 200, description: 'The import.', schema: importShape },
    run: async (ctx, { params, body }) => ok(await changeImport(ctx, params.id, body)),
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/imports/{id}/groups',
    operationId: 'listImportGroups',
    summary: 'What is nearly the same, among the rows and beside the library',
    tag,
    access,
    params: idParams,
    query: pageQuery,
    success: { status: 200, description: 'A page of groups.', schema: pageOf(importGroup) },
    run: async (ctx, { params, query }) => ok(await getImportGroups(ctx, params.id, query)),
  }),
  workspaceEndpoint({
    method: 'patch',
    path: '/v1/imports/{id}/groups',
    operationId: 'changeImportGroups',
    summary: 'Decide about all groups of near duplicates',
    description:
      '`keep_all` adds every row. `keep_one` leaves one text of each group: the prompt in the library where there is one, or the first row.',
    tag,
    access,
    params: idParams,
    body: z.object({ decision: z.enum(['keep_one', 'keep_all'], 'The decision is keep_one or keep_all.') }),
    errors: [409],
    success: { status: 204, description: 'Decided.', schema: null },
    async run(ctx, { params, body }) {
      await decideGroups(ctx, params.id, body.decision)
      return noContent()
    },
  }),
  workspaceEndpoint({
    method: 'patch',
    path: '/v1/imports/{id}/groups/{group}',
    operationId: 'changeImportGroup',
    summary: 'Decide about one group of near duplicates',
    description:
      '`keep_one` adds one of its rows, the first unless `row` names another; `keep_all` adds every row; `use_existing` adds none, where the library has one like it. Rows that say which prompt they are stay as they are.',
    tag,
    access,
    params: groupParams,
    body: z.object({
      decision: z.enum(decisions, `The decision is ${decisions.join(' or ')}.`),
      row: z.int().min(1).max(1_000_000).optional(),
    }),
    errors: [409],
    success: { status: 200, description: 'The group.', schema: importGroup },
    run: async (ctx, { params, body }) => ok(await decideGroup(ctx, params.id, params.group, body)),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/imports/{id}/commit',
    operationId: 'commitImport',
    summary: 'Do what an import proposes: all of it or nothing',
    description:
      'Done in the background; `progress` tells how far. Rows that failed keep it from being done, unless `skipFailed` is true. Asking twice does it once.',
    tag,
    access,
    params: idParams,
    body: z.object({ skipFailed: z.boolean().default(false) }).optional(),
    errors: [409],
    success: { status: 202, description: 'It is being done.', schema: started },
    async run(ctx, { params, body }) {
      await commitImport(ctx, params.id, { skipsFailed: body?.skipFailed ?? false })
      return accepted({ id: params.id }, { location: `/v1/imports/${params.id}` })
    },
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/imports/{id}/undo',
    operationId: 'undoImport',
    summary: 'Move what an import made to the bin',
    description:
      'For 7 days, and only what nobody changed since: `undone` says which. What the import updated stays; bring an earlier version back instead. Done in the background; `progress` tells how far. Asking twice does it once.',
    tag,
    access,
    params: idParams,
    errors: [409],
    success: { status: 202, description: 'It is being undone.', schema: started },
    async run(ctx, { params }) {
      await undoImport(ctx, params.id)
      return accepted({ id: params.id }, { location: `/v1/imports/${params.id}` })
    },
  }),
  workspaceEndpoint({
    method: 'delete',
    path: '/v1/imports/{id}',
    operationId: 'discardImport',
    summary: 'Drop an import that is not committed',
    tag,
    access,
    params: idParams,
    errors: [409],
    success: { status: 204, description: 'Dropped.', schema: null },
    async run(ctx, { params }) {
      await discardImport(ctx, params.id)
      return noContent()
    },
  }),
]

function fromText({ kind, text, fileName, ...defaults }: z.output<typeof pastedImport>) {
  const name = fileName ?? pastedNames[kind]
  return { kind, defaults, files: [{ name, bytes: new TextEncoder().encode(text) }] }
}
