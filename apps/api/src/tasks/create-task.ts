import { tasks } from '@promptsheet/db/schema/time'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { newId } from '../deps.ts'
import { setRate } from '../rates/set-rate.ts'
import { getNode, type NodeKind, refuseTooMany, withFreeName } from '../time-tree/nodes.ts'
import { findPlace, lockTasks, refuseTooDeep } from './find-place.ts'
import { type NewTask, type Task, taskShape } from './shapes.ts'

export const taskNode: NodeKind<Task> = { kind: 'task', shape: taskShape, most: 10_000 }

/** Adds a task to a project or beneath another task. Throws 422 on where, `too_deep`, and `name_taken`. */
export async function createTask(ctx: WorkspaceContext, wanted: NewTask): Promise<Task> {
  await lockTasks(ctx)
  await refuseTooMany(ctx, taskNode)
  const place = await findPlace(ctx, { projectId: wanted.projectId, parentId: wanted.parentId ?? null })
  refuseTooDeep(place, 1)
  const { projectId, parentId, parentPath } = place
  const id = newId(ctx)
  const now = ctx.clock()
  await withFreeName(
    'task',
    ctx.tx.insert(tasks).values({
      workspaceId: ctx.actor.workspaceId,
      id,
      projectId,
      parentId,
      path: [...parentPath, id],
      name: wanted.name,
      code: wanted.code,
      colour: wanted.colour,
      billable: wanted.billable,
      estimateSeconds: wanted.estimateSeconds,
      createdAt: now,
      updatedAt: now,
    }),
  )
  await recordAudit(ctx, {
    action: 'task.created',
    subject: { type: 'task', id },
    detail: { name: wanted.name, projectId, parentId },
  })
  if (wanted.rate !== undefined) await setRate(ctx, { taskId: id, ...wanted.rate })
  return await getNode(ctx, taskNode, id)
}
