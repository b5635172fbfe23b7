import { z } from '@hono/zod-openapi'
import { workspaceEndpoint } from '../http/endpoint.ts'
import { idParams } from '../http/fields.ts'
import { pageOf } from '../http/pagination.ts'
import { noContent, ok } from '../http/reply.ts'
import { findRates } from './find-rates.ts'
import { getRateOfWork } from './get-rate-of-work.ts'
import { deleteRate, setRate } from './set-rate.ts'
import { newRate, rateOfWorkShape, rateShape, ratesQuery, workQuery } from './shapes.ts'

const tag = 'Rates and invoices'
const write = { who: 'member', scope: 'invoices:write', can: 'manage_time' } as const

export const rateRoutes = [
  workspaceEndpoint({
    method: 'get',
    path: '/v1/rates',
    operationId: 'listRates',
    summary: 'What an hour costs, and has cost',
    description:
      'The nearest to the work counts: its task, then the tasks above it, its project, its client, the member, the workspace; of each the latest that had begun on the day of the entry. For owners, admins and managers.',
    tag,
    access: { who: 'member', scope: 'invoices:read', can: 'see_everyones_time' },
    query: ratesQuery,
    success: {
      status: 200,
      description: 'All of them, the latest of each first.',
      schema: pageOf(rateShape),
    },
    run: async (ctx, { query }) => ok({ data: await findRates(ctx, query), nextCursor: null }),
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/rate-of-work',
    operationId: 'getRateOfWork',
    summary: "What an hour of somebody's work costs, and why",
    description: 'Of a member on a task or project, or on neither; on a day, or today.',
    tag,
    access: { who: 'member', scope: 'invoices:read', can: 'see_everyones_time' },
    query: workQuery,
    success: { status: 200, description: 'The rate that counts.', schema: rateOfWorkShape },
    run: async (ctx, { query }) => ok(await getRateOfWork(ctx, query)),
  }),
  workspaceEndpoint({
    method: 'put',
    path: '/v1/rates',
    operationId: 'setRate',
    summary: 'Set what an hour costs from a day on',
    description:
      'Of one task, project, client or member, or of the workspace when none is named. What was set for earlier days stays, and so does the money of approved time, whatever day this begins.',
    tag,
    access: write,
    body: newRate,
    success: {
      status: 200,
      description: 'Set.',
      schema: rateShape
        .extend({
          priced: z
            .int()
            .meta({ description: 'How many approved entries had no rate and have this one now.' }),
        })
        .openapi('SetRate'),
    },
    run: async (ctx, { body }) => ok(await setRate(ctx, body)),
  }),
  workspaceEndpoint({
    method: 'delete',
    path: '/v1/rates/{id}',
    operationId: 'deleteRate',
    summary: 'Take back a rate that should not have been set',
    description: 'Approved time keeps the money it has.',
    tag,
    access: write,
    params: idParams,
    success: { status: 204, description: 'Taken back.', schema: null },
    async run(ctx, { params }) {
      await deleteRate(ctx, params.id)
      return noContent()
    },
  }),
]
