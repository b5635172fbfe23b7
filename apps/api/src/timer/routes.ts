import { z } from '@hono/zod-openapi'
import { tags, text } from '@promptsheet/shared/prompt-fields'
import { timezone } from '../auth/fields.ts'
import { workspaceEndpoint } from '../http/endpoint.ts'
import { id, instant } from '../http/fields.ts'
import { ok } from '../http/reply.ts'
import { changeTimer } from './change-timer.ts'
import { discardTimer, undeleteTimer } from './discard-timer.ts'
import { getTimer, showTimer } from './get-timer.ts'
import { resumeTimer } from './resume-timer.ts'
import { timerShape } from './shapes.ts'
import { startTimer } from './start-timer.ts'
import { stopTimer } from './stop-timer.ts'
import { unstopTimer } from './unstop-timer.ts'

const tag = 'Time'
const reads = { who: 'member', scope: 'time:read', can: 'keep_time' } as const
const writes = { who: 'member', scope: 'time:write', can: 'keep_time' } as const
const timer = (description: string) => ({ status: 200 as const, description, schema: timerShape })

const at = instant.transform((text) => new Date(text))
const content = {
  projectId: id.nullish().meta({ description: 'Left out, the one of the task; null books on nothing.' }),
  taskId: id.nullish(),
  description: text({ max: 2000 }).optional(),
  billable: z.boolean().optional().meta({ description: 'Left out, what the task or the project says.' }),
  tags: tags.optional(),
}

export const timerRoutes = [
  workspaceEndpoint({
    method: 'get',
    path: '/v1/timer',
    operationId: 'getTimer',
    summary: 'What runs, if anything',
    description:
      'One timer for each member. When it has run longer than its person said in their time settings, `forgotten` proposes an end.',
    tag,
    access: reads,
    success: timer('The timer.'),
    run: async (ctx) => ok(await getTimer(ctx)),
  }),
  workspaceEndpoint({
    method: 'patch',
    path: '/v1/timer',
    operationId: 'changeTimer',
    summary: 'Change what runs, or when it started',
    tag,
    access: writes,
    body: z.object({ ...content, startedAt: at.optional() }),
    success: timer('The timer as it is now.'),
    run: async (ctx, { body }) => {
      await changeTimer(ctx, body)
      return ok(await getTimer(ctx))
    },
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/timer/start',
    operationId: 'startTimer',
    summary: 'Start a timer',
    description:
      'Stops the one that runs, at the instant the new one starts. A `startedAt` before the start of what runs, or in the future, is refused.',
    tag,
    access: writes,
    body: z
      .object({
        ...content,
        startedAt: at.optional(),
        timezone: timezone.optional().meta({
          description: 'Where the person is; left out, what their profile says.',
          example: 'Europe/Berlin',
        }),
      })
      .optional(),
    success: timer('The timer that runs now.'),
    run: async (ctx, { body = {} }) => {
      const { startedAt, projectId, taskId, description, billable, tags, timezone } = body
      const started = {
        projectId: projectId ?? null,
        taskId: taskId ?? null,
        description: description ?? '',
        billable: billable ?? null,
        tags: tags ?? [],
        timezone: timezone ?? null,
      }
      await startTimer(ctx, started, startedAt ?? null)
      return ok(await getTimer(ctx))
    },
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/timer/stop',
    operationId: 'stopTimer',
    summary: 'Stop the timer',
    description: '`endedAt` says that the work ended earlier. 409 when nothing runs.',
    tag,
    access: writes,
    body: z.object({ endedAt: at.optional() }).optional(),
    success: timer('The entry that ended.'),
    run: async (ctx, { body }) => ok(await showTimer(ctx, await stopTimer(ctx, body?.endedAt ?? null))),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/timer/resume',
    operationId: 'resumeTimer',
    summary: 'Go on with an earlier entry',
    description: 'Starts a new timer on the same; the earlier entry stays as it is.',
    tag,
    access: writes,
    body: z.object({ entryId: id }),
    success: timer('The timer that runs now.'),
    errors: [404],
    run: async (ctx, { body }) => {
      await resumeTimer(ctx, body.entryId)
      return ok(await getTimer(ctx))
    },
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/timer/unstop',
    operationId: 'unstopTimer',
    summary: 'Take back that a timer was stopped',
    description:
      'The entry runs again, since it was started. The timer that began at the instant it ended, if that is what runs, is thrown away. 409 while another one runs, while the entry is split, and once it was sent for approval.',
    tag,
    access: writes,
    body: z.object({ entryId: id }),
    success: timer('The timer that runs now.'),
    errors: [404, 409],
    run: async (ctx, { body }) => {
      await unstopTimer(ctx, body.entryId)
      return ok(await getTimer(ctx))
    },
  }),
  workspaceEndpoint({
    method: 'delete',
    path: '/v1/timer',
    operationId: 'discardTimer',
    summary: 'Throw away what runs',
    description: 'It comes back by `POST /v1/timer/undelete`. 409 when nothing runs.',
    tag,
    access: writes,
    success: timer('The entry that was thrown away.'),
    run: async (ctx) => ok(await showTimer(ctx, await discardTimer(ctx))),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/timer/undelete',
    operationId: 'undeleteTimer',
    summary: 'Bring a discarded timer back',
    description: 'It runs again, since it was started first. 409 while another one runs.',
    tag,
    access: writes,
    body: z.object({ entryId: id }),
    success: timer('The timer that runs now.'),
    errors: [404],
    run: async (ctx, { body }) => {
      await undeleteTimer(ctx, body.entryId)
      return ok(await getTimer(ctx))
    },
  }),
]
