import { z } from '@hono/zod-openapi'
import { text } from '@promptsheet/shared/prompt-fields'
import { workspaceEndpoint } from '../http/endpoint.ts'
import { id } from '../http/fields.ts'
import { pageQuery } from '../http/pagination.ts'
import { ok } from '../http/reply.ts'
import { entryStatus, workWeek } from '../time-entries/request-fields.ts'
import { copyWeek } from './copy-week.ts'
import { findWeeks } from './find-weeks.ts'
import { getWeek } from './get-week.ts'
import { approveWeek, reopenWeek, returnWeek, submitWeek } from './move-entries.ts'
import { copiedShape, movedShape, weekPage, weekShape } from './shapes.ts'

const tag = 'Time'
const read = { who: 'member', scope: 'time:read', can: 'keep_time' } as const
const write = { who: 'member', scope: 'time:write', can: 'keep_time' } as const
const manage = { who: 'member', scope: 'time:write', can: 'manage_time' } as const
const params = z.object({ week: workWeek })
const moved = {
  status: 200,
  description: 'What has another status now, and how the week stands.',
  schema: movedShape,
} as const

const part = z.object({
  entryIds: z
    .array(id)
    .min(1, 'Name at least one entry')
    .max(500)
    .optional()
    .meta({ description: 'These entries of the week, all or none; else every one that can.' }),
  memberId: id.optional().meta({ description: 'Whose week; yours, if left out.' }),
})
const note = text({ max: 1000 })

export const weekRoutes = [
  workspaceEndpoint({
    method: 'get',
    path: '/v1/weeks',
    operationId: 'listWeeks',
    summary: 'How weeks stand, person by person',
    description:
      "One's own; for managers, owners and admins everybody's. Weeks without an entry are left out.",
    tag,
    access: read,
    query: pageQuery.extend({
      from: workWeek.optional(),
      to: workWeek.optional(),
      memberId: id.optional(),
      status: entryStatus
        .optional()
        .meta({ description: 'Only weeks with entries that stand so: `submitted` is what waits.' }),
    }),
    success: { status: 200, description: 'The earliest first.', schema: weekPage },
    run: async (ctx, { query }) => ok(await findWeeks(ctx, query)),
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/weeks/{week}',
    operationId: 'getWeek',
    summary: "A person's week, day by day",
    tag,
    access: read,
    params,
    query: z.object({ memberId: id.optional() }),
    success: { status: 200, description: 'The week.', schema: weekShape },
    run: async (ctx, { params: { week }, query }) => ok(await getWeek(ctx, { week, ...query })),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/weeks/{week}/submit',
    operationId: 'submitWeek',
    summary: 'Send time for approval',
    tag,
    access: write,
    params,
    body: part,
    errors: [404, 409],
    success: moved,
    run: async (ctx, { params: { week }, body }) => ok(await submitWeek(ctx, { week, ...body })),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/weeks/{week}/approve',
    operationId: 'approveWeek',
    summary: 'Approve time that was sent',
    description: 'What an hour costs is settled with it. Of your own time, also what is open.',
    tag,
    access: manage,
    params,
    body: part,
    errors: [404, 409],
    success: moved,
    run: async (ctx, { params: { week }, body }) => ok(await approveWeek(ctx, { week, ...body })),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/weeks/{week}/return',
    operationId: 'returnWeek',
    summary: 'Send time back to its person, with a note',
    tag,
    access: manage,
    params,
    body: part.extend({ note }),
    errors: [404, 409],
    success: moved,
    run: async (ctx, { params: { week }, body }) => ok(await returnWeek(ctx, { week, ...body }, body.note)),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/weeks/{week}/reopen',
    operationId: 'reopenWeek',
    summary: 'Open time again that was sent or approved',
    description: 'Your own as long as it is not approved; for managers, owners and admins also what is.',
    tag,
    access: write,
    params,
    body: part.extend({
      to: z
        .enum(['open', 'submitted'])
        .optional()
        .meta({ description: '`submitted` takes only the approval back.' }),
      waitingOnly: z.boolean().optional().meta({
        description: 'Opens only what still waits for approval: what was approved meanwhile stays so.',
      }),
    }),
    errors: [403, 404, 409],
    success: moved,
    run: async (ctx, { params: { week }, body }) => ok(await reopenWeek(ctx, { week, ...body }, body)),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/weeks/{week}/copy',
    operationId: 'copyWeek',
    summary: 'Write your time of another week down again in this one',
    description:
      'Each entry on the same day of the week, with its length and without clock times. Copying again copies nothing twice.',
    tag,
    access: write,
    params,
    body: z.object({ from: workWeek, memberId: id.optional().meta({ description: 'Only you yourself.' }) }),
    errors: [404],
    success: { status: 200, description: 'What was written down.', schema: copiedShape },
    run: async (ctx, { params: { week }, body }) => ok(await copyWeek(ctx, { week, ...body })),
  }),
]
