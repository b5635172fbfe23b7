import { tasks } from '@promptsheet/db/schema/time'
import type { WorkspaceContext } from '../context.ts'
import { addNode } from '../time-tree/change-nodes.ts'
import type { NodeKind } from '../time-tree/nodes.ts'
import { findPlace, lockTasks, refuseTooDeep } from './find-place.ts'
import { type NewTask, type Task, taskShape } from './shapes.ts'

export const taskNode: NodeKind<Task> = { kind: 'task', shape: taskShape, most: 10_000 }

/** Adds a task to a project or beneath another task. Throws 422 on where, `too_deep`, and `name_taken`. */
export async function createTask(ctx: WorkspaceContext, wanted: NewTask): Promise<Task> {
  await lockTasks(ctx)
  return await addNode(ctx, taskNode, wanted, async (common) => {
    const place = await findPlace(ctx, { projectId: wanted.projectId, parentId: wanted.parentId ?? null })
    refuseTooDeep(place, 1)
    const { projectId, parentId, parentPath } = place
    await ctx.tx.insert(tasks).values({
      ...common,
      projectId,
      parentId,
      path: [...parentPath, common.id],
      colour: wanted.colour,
      billable: wanted.billable,
    })
    return { name: wanted.name, projectId, parentId }
  })
}
