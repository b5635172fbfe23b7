import { workspaceEndpoint } from '../http/endpoint.ts'
import { idParams } from '../http/fields.ts'
import { pageOf } from '../http/pagination.ts'
import { noContent, ok } from '../http/reply.ts'
import { findBudgets } from './find-budgets.ts'
import { deleteBudget, setBudget } from './set-budget.ts'
import { budgetShape, newBudget } from './shapes.ts'

const tag = 'Rates and invoices'
const write = { who: 'member', scope: 'invoices:write', can: 'manage_time' } as const

export const budgetRoutes = [
  workspaceEndpoint({
    method: 'get',
    path: '/v1/budgets',
    operationId: 'listBudgets',
    summary: 'The budgets of clients, projects and tasks, and what is used of them',
    tag,
    access: { who: 'member', scope: 'invoices:read', can: 'see_everyones_time' },
    success: { status: 200, description: 'All of them, the fullest first.', schema: pageOf(budgetShape) },
    run: async (ctx) => ok({ data: await findBudgets(ctx), nextCursor: null }),
  }),
  workspaceEndpoint({
    method: 'put',
    path: '/v1/budgets',
    operationId: 'setBudget',
    summary: 'Set the budget of a client, project or task',
    description:
      'Hours or money, in all or for each month. One of each period: setting it again changes it. A task counts with the tasks beneath it.',
    tag,
    access: write,
    body: newBudget,
    success: { status: 200, description: 'Set.', schema: budgetShape },
    run: async (ctx, { body }) => ok(await setBudget(ctx, body)),
  }),
  workspaceEndpoint({
    method: 'delete',
    path: '/v1/budgets/{id}',
    operationId: 'deleteBudget',
    summary: 'Take a budget away',
    tag,
    access: write,
    params: idParams,
    success: { status: 204, description: 'Taken away.', schema: null },
    async run(ctx, { params }) {
      await deleteBudget(ctx, params.id)
      return noContent()
    },
  }),
]
