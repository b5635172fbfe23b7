import { listEndpoint } from '../http/endpoint.ts'
import { ok } from '../http/reply.ts'
import { getTreeTotals } from './get-totals.ts'
import { getTree } from './get-tree.ts'
import { treeShape, treeTotalsShape } from './shapes.ts'

const tag = 'Time'
const access = { who: 'member', scope: 'time:read', can: 'use_prompts' } as const

export const treeRoutes = [
  listEndpoint({
    method: 'get',
    path: '/v1/time-tree',
    operationId: 'getTimeTree',
    summary: 'All clients, projects and tasks at once',
    description:
      'Archived ones too. What stands beneath something archived is out of use with it. `recent` is what you last tracked time on.',
    tag,
    access,
    success: { status: 200, description: 'The whole tree.', schema: treeShape },
    run: async (ctx) => ok(await getTree(ctx)),
  }),
  listEndpoint({
    method: 'get',
    path: '/v1/time-tree/totals',
    operationId: 'getTimeTreeTotals',
    summary: 'Tracked and estimated time of each client, project and task, with all beneath it',
    description:
      'Of hours, those you may see: your own, or for managers everybody’s. A timer counts once it is stopped.',
    tag,
    access,
    success: {
      status: 200,
      description: 'One row for each that has time or an estimate.',
      schema: treeTotalsShape,
    },
    run: async (ctx) => ok(await getTreeTotals(ctx)),
  }),
]
