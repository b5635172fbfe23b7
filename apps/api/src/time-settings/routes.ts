import { z } from '@hono/zod-openapi'
import { text } from '@promptsheet/shared/prompt-fields'
import { workspaceEndpoint } from '../http/endpoint.ts'
import { ok } from '../http/reply.ts'
import { changeMemberTimeSettings, changeTimeSettings } from './change-time-settings.ts'
import { getMemberTimeSettings, getTimeSettings } from './get-time-settings.ts'

const tag = 'Time'

const settings = z
  .object({
    overlapForbidden: z.boolean().meta({ description: 'Whether a person may not have two entries at once.' }),
    invoiceSeries: text({ max: 30, collapse: true }).meta({
      description: 'Before the running number of an invoice; `{year}` is the year of issue.',
      example: '{year}-',
    }),
    senderName: text({ max: 200, collapse: true }).meta({ description: 'Who sends invoices.' }),
    senderAddress: text({ max: 1000 }),
    senderDetails: text({ max: 1000 }),
  })
  .openapi('TimeSettings')

const memberSettings = z
  .object({
    forgottenAfterSeconds: z.int().min(1800).max(172_800).meta({
      description: 'How long a timer runs before it asks whether it was forgotten.',
      example: 28_800,
    }),
    longFromPercent: z
      .int()
      .min(10)
      .max(100)
      .meta({ description: 'At which share of its estimate work is said to go long.', example: 80 }),
  })
  .openapi('MemberTimeSettings')

export const timeSettingsRoutes = [
  workspaceEndpoint({
    method: 'get',
    path: '/v1/workspace/time-settings',
    operationId: 'getTimeSettings',
    summary: 'How this workspace keeps time',
    tag,
    access: { who: 'member', scope: 'time:read', can: 'keep_time' },
    success: { status: 200, description: 'The settings.', schema: settings },
    run: async (ctx) => ok(await getTimeSettings(ctx)),
  }),
  workspaceEndpoint({
    method: 'patch',
    path: '/v1/workspace/time-settings',
    operationId: 'changeTimeSettings',
    summary: 'Change how this workspace keeps time',
    description: 'Overlaps can be forbidden once there are none: else the answer is 409 with `entryIds`.',
    tag,
    access: { who: 'member', scope: 'time:write', can: 'manage_time' },
    body: settings.partial(),
    errors: [409],
    success: { status: 200, description: 'Changed.', schema: settings },
    run: async (ctx, { body }) => ok(await changeTimeSettings(ctx, body)),
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/me/time-settings',
    operationId: 'getMyTimeSettings',
    summary: 'How you keep time here',
    tag,
    access: { who: 'member', scope: 'time:read', can: 'keep_time' },
    success: { status: 200, description: 'The settings.', schema: memberSettings },
    run: async (ctx) => ok(await getMemberTimeSettings(ctx)),
  }),
  workspaceEndpoint({
    method: 'patch',
    path: '/v1/me/time-settings',
    operationId: 'changeMyTimeSettings',
    summary: 'Change how you keep time here',
    tag,
    access: { who: 'member', scope: 'time:write', can: 'keep_time' },
    body: memberSettings.partial(),
    success: { status: 200, description: 'Changed.', schema: memberSettings },
    run: async (ctx, { body }) => ok(await changeMemberTimeSettings(ctx, body)),
  }),
]
