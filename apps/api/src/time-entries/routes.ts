import { z } from '@hono/zod-openapi'
import { listEndpoint, workspaceEndpoint } from '../http/endpoint.ts'
import { id, idParams } from '../http/fields.ts'
import { pageOf } from '../http/pagination.ts'
import { created, noContent, ok } from '../http/reply.ts'
import { etagOf, readIfMatch } from '../prompts/edit-guard.ts'
import { changeEntries } from './change-entries.ts'
import { changeEntry } from './change-entry.ts'
import { createEntry } from './create-entry.ts'
import { deleteEntry, undeleteEntry } from './delete-entry.ts'
import { findEntries } from './find-entries.ts'
import { getEntry } from './get-entry.ts'
import {
  entryGroup,
  entryGroups,
  entryList,
  groupsOf,
  mostAtOnce,
  newEntry,
  workInstant,
} from './request-fields.ts'
import { entryShape } from './shapes.ts'
import { splitEntry, unsplitEntry } from './split-entry.ts'

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
  workspaceEndpoint({
    method: 'post',
    path: '/v1/time-entries/{id}/split',
    operationId: 'splitTimeEntry',
    summary: 'Make two time entries of one',
    description: `The first keeps its id and ends at \`at\`; a new one goes on from there, with all that was said of it. Honours \`If-Match\`
when it is sent. Together they last as long as before, to the second: where a timer began or ended within a second, the cut
is less than a second later for it.`,
    tag,
    access: write,
    params: idParams,
    body: z.object({
      at: workInstant.meta({ description: 'Where the first ends and the second begins.' }),
    }),
    errors: [409, 412],
    success: {
      status: 201,
      description: 'Both halves.',
      schema: z.object({ first: entryShape, second: entryShape }),
    },
    async run(ctx, { params, body, header }) {
      const expectedRevision = readIfMatch(header('if-match'))
      const halves = await splitEntry(ctx, { entryId: params.id, expectedRevision, at: new Date(body.at) })
      return created(halves, `/v1/time-entries/${halves.second.id}`)
    },
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/time-entries/{id}/unsplit',
    operationId: 'unsplitTimeEntry',
    summary: 'Take the split of a time entry back',
    description:
      'The first half has its end again and the second goes, as long as neither says anything else by now.',
    tag,
    access: write,
    params: idParams,
    body: z.object({ secondId: id }),
    errors: [409],
    success: one,
    async run(ctx, { params, body }) {
      const entry = await unsplitEntry(ctx, { entryId: params.id, secondId: body.secondId })
      return ok(entry, { etag: etagOf(entry.revision) })
    },
  }),
]
