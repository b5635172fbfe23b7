import { workspaceEndpoint } from '../http/endpoint.ts'
import { idParams } from '../http/fields.ts'
import { pageOf } from '../http/pagination.ts'
import { created, ok } from '../http/reply.ts'
import { setArchived } from '../time-tree/change-nodes.ts'
import { findNodes, getNode } from '../time-tree/nodes.ts'
import { changeTask } from './change-task.ts'
import { createTask, taskNode } from './create-task.ts'
import { newTask, taskChange, taskShape, tasksQuery } from './shapes.ts'

const tag = 'Time'
const read = { who: 'member', scope: 'time:read', can: 'use_prompts' } as const
const write = { who: 'member', scope: 'time:write', can: 'manage_time' } as const

export const taskRoutes = [
  workspaceEndpoint({
    method: 'get',
    path: '/v1/tasks',
    operationId: 'listTasks',
    summary: 'The tasks of this workspace',
    tag,
    access: read,
    query: tasksQuery,
    success: { status: 200, description: 'The oldest first.', schema: pageOf(taskShape) },
    run: async (ctx, { query }) => ok(await findNodes(ctx, taskNode, query)),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/tasks',
    operationId: 'createTask',
    summary: 'Add a task',
    tag,
    access: write,
    body: newTask,
    success: { status: 201, description: 'Added.', schema: taskShape },
    async run(ctx, { body }) {
      const task = await createTask(ctx, body)
      return created(task, `/v1/tasks/${task.id}`)
    },
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/tasks/{id}',
    operationId: 'getTask',
    summary: 'A task',
    tag,
    access: read,
    params: idParams,
    success: { status: 200, description: 'The task.', schema: taskShape },
    run: async (ctx, { params }) => ok(await getNode(ctx, taskNode, params.id)),
  }),
  workspaceEndpoint({
    method: 'patch',
    path: '/v1/tasks/{id}',
    operationId: 'changeTask',
    summary: 'Change a task, or move it',
    description:
      'With another parent or project it moves, with all beneath it and the time on them. It stays in its project once time on any of them is approved or invoiced.',
    tag,
    access: write,
    errors: [409],
    params: idParams,
    body: taskChange,
    success: { status: 200, description: 'Changed.', schema: taskShape },
    run: async (ctx, { params, body }) => ok(await changeTask(ctx, params.id, body)),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/tasks/{id}/archive',
    operationId: 'archiveTask',
    summary: 'Archive a task',
    description: 'What is beneath it is out of use with it; what was tracked stays.',
    tag,
    access: write,
    params: idParams,
    success: { status: 200, description: 'Archived.', schema: taskShape },
    run: async (ctx, { params }) => ok(await setArchived(ctx, taskNode, params.id, true)),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/tasks/{id}/unarchive',
    operationId: 'unarchiveTask',
    summary: 'Bring an archived task back',
    description: 'Not while another one has its name (409).',
    tag,
    access: write,
    errors: [409],
    params: idParams,
    success: { status: 200, description: 'It is back, as it was.', schema: taskShape },
    run: async (ctx, { params }) => ok(await setArchived(ctx, taskNode, params.id, false)),
  }),
]
