import { z } from '@hono/zod-openapi'
import { listEndpoint, workspaceEndpoint } from '../http/endpoint.ts'
import { idParams } from '../http/fields.ts'
import { pageOf } from '../http/pagination.ts'
import { created, noContent, ok } from '../http/reply.ts'
import { etagOf, readIfMatch } from '../prompts/edit-guard.ts'
import { changeEntries } from './change-entries.ts'
import { changeEntry } from './change-entry.ts'
import { createEntry } from './create-entry.ts'
import { deleteEntry, undeleteEntry } from './delete-entry.ts'
import { findEntries } from './find-entries.ts'
import { getEntry } from './get-entry.ts'
import { entryGroup, entryGroups, entryList, groupsOf, mostAtOnce, newEntry } from './request-fields.ts'
import { entryShape } from './shapes.ts'

const tag = 'Time'
const read = { who: 'member', scope: 'time:read', can: 'keep_time' } as const
const write = { who: 'member', scope: 'time:write', can: 'keep_time' } as const
const one = { status: 200, description: 'The entry.', schema: entryShape, hasEtag: true } as const

export const timeEntryRoutes = [
  listEndpoint({
    method: 'get',
    path: '/v1/time-entries',
    operationId: 'listTimeEntries',
    summary: 'Find time entries, the latest first',
    description: "One's own; for managers, owners and admins everybody's.",
    tag,
    access: read,
    query: entryList,
    success: { status: 200, description: 'A page of entries.', schema: pageOf(entryShape) },
    run: async (ctx, { query }) => ok(await findEntries(ctx, query)),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/time-entries',
    operationId: 'createTimeEntry',
    summary: 'Write down time',
    description: `Say when in one of these ways: \`startedAt\` with \`endedAt\` or \`durationSeconds\`; \`date\` and \`startTime\` with
\`endTime\` or \`durationSeconds\`; or \`date\` and \`durationSeconds\`, when the clock times are not known. Nothing is rounded.`,
    tag,
    access: write,
    body: newEntry,
    errors: [409],
    success: { status: 201, description: 'Written down.', schema: entryShape, hasEtag: true },
    async run(ctx, { body }) {
      const entry = await createEntry(ctx, body)
      return created(entry, `/v1/time-entries/${entry.id}`, { etag: etagOf(entry.revision) })
    },
  }),
  workspaceEndpoint({
    method: 'patch',
    path: '/v1/time-entries',
    operationId: 'changeTimeEntries',
    summary: 'Change many time entries at once, or delete them',
    description: `At most ${mostAtOnce} entries; all of it happens, or none. Send \`ids\` and \`change\`, or several of those as \`changes\`; send \`undo\` as \`changes\` to put it all back.`,
    tag,
    access: write,
    body: entryGroups,
    errors: [404, 409],
    success: {
      status: 200,
      description: 'Changed.',
      schema: z.object({
        changed: z.int().meta({ description: 'Entries that are different now.' }),
        undo: z.array(entryGroup),
      }),
    },
    run: async (ctx, { body }) => ok(await changeEntries(ctx, groupsOf(body))),
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/time-entries/{id}',
    operationId: 'getTimeEntry',
    summary: 'One time entry',
    tag,
    access: read,
    params: idParams,
    success: one,
    async run(ctx, { params }) {
      const entry = await getEntry(ctx, params.id)
      return ok(entry, { etag: etagOf(entry.revision) })
    },
  }),
  workspaceEndpoint({
    method: 'patch',
    path: '/v1/time-entries/{id}',
    operationId: 'changeTimeEntry',
    summary: 'Change a time entry',
    description:
      'Honours `If-Match` when it is sent. Times are said as when it was written down; what is left out stays.',
    tag,
    access: write,
    params: idParams,
    body: newEntry,
    errors: [409, 412],
    success: one,
    async run(ctx, { params, body, header }) {
      const expectedRevision = readIfMatch(header('if-match'))
      const entry = await changeEntry(ctx, { entryId: params.id, expectedRevision, change: body })
      return ok(entry, { etag: etagOf(entry.revision) })
    },
  }),
  workspaceEndpoint({
    method: 'delete',
    path: '/v1/time-entries/{id}',
    operationId: 'deleteTimeEntry',
    summary: 'Delete a time entry',
    tag,
    access: write,
    params: idParams,
    errors: [409, 412],
    success: { status: 204, description: 'Deleted; it can be brought back.', schema: null },
    async run(ctx, { params, header }) {
      await deleteEntry(ctx, { entryId: params.id, expectedRevision: readIfMatch(header('if-match')) })
      return noContent()
    },
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/time-entries/{id}/undelete',
    operationId: 'undeleteTimeEntry',
    summary: 'Bring a deleted time entry back',
    tag,
    access: write,
    params: idParams,
    errors: [409],
    success: one,
    async run(ctx, { params }) {
      const entry = await undeleteEntry(ctx, params.id)
      return ok(entry, { etag: etagOf(entry.revision) })
    },
  }),
]
