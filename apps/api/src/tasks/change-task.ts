import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { invalid } from '../errors.ts'
import { changeNode } from '../time-tree/change-nodes.ts'
import { refuseSettled } from '../time-tree/refuse-settled.ts'
import { taskNode } from './create-task.ts'
import { findPlace, lockTasks, type Place, refuseTooDeep } from './find-place.ts'
import type { Task, TaskChange } from './shapes.ts'

/**
 * Changes a task, and moves it with all beneath it and the time on them when another parent or project is given; another
 * project alone puts it right under that one. Throws 422 on where, `cycle`, `too_deep`, `name_taken`, and 409 on another
 * project when time beneath it is approved.
 */
export async function changeTask(ctx: WorkspaceContext, id: string, change: TaskChange): Promise<Task> {
  const { parentId, projectId } = change
  if (parentId !== undefined || projectId !== undefined) await lockTasks(ctx)
  return await changeNode(ctx, taskNode, id, change, async (before) => {
    await findAndMove(ctx, before, change)
    return { billable: change.billable }
  })
}

async function findAndMove(ctx: WorkspaceContext, task: Task, change: TaskChange): Promise<void> {
  const projectId = change.projectId ?? task.projectId
  const parentId =
    change.parentId ?? (change.parentId === null || projectId !== task.projectId ? null : task.parentId)
  if (projectId === task.projectId && parentId === task.parentId) return
  // A parent brings its project along.
  const wanted = change.projectId ?? (parentId === null ? task.projectId : undefined)
  const to = await findPlace(ctx, { projectId: wanted, parentId })
  // The name and the place change at once: each alone might be taken.
  await move(ctx, task, to, change.name ?? task.name)
}

async function move(ctx: WorkspaceContext, task: Task, to: Place, name: string): Promise<void> {
  if (to.parentPath.includes(task.id))
    throw invalid('body.parentId', 'A task cannot be a part of itself, nor of what is beneath it.', 'cycle')
  const subtree = sql`t.workspace_id = ${ctx.actor.workspaceId} and t.path @> array[${task.id}]::uuid[]`
  refuseTooDeep(to, await countLevels(ctx, task, subtree))
  if (to.projectId !== task.projectId)
    await refuseSettled(ctx, sql`e.task_id in (select t.id from tasks t where ${subtree})`)
  await ctx.tx.execute(sql`
    update tasks t set project_id = ${to.projectId}, updated_at = ${ctx.clock().toISOString()},
      path = ${sql.param(to.parentPath)}::uuid[] || t.path[${task.path.length}::int:],
      parent_id = case when t.id = ${task.id} then ${to.parentId}::uuid else t.parent_id end,
      name = case when t.id = ${task.id} then ${name} else t.name end
    where ${subtree}`)
}

const counted = z.object({ levels: z.number() })

async function countLevels(ctx: WorkspaceContext, task: Task, subtree: SQL): Promise<number> {
  const [row] = await ctx.tx.execute(
    sql`select max(cardinality(t.path)) as levels from tasks t where ${subtree}`,
  )
  return counted.parse(row).levels - task.path.length + 1
}
