import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { invalid } from '../errors.ts'

/** Where a task hangs: its project, and the path of the task above it, empty for none. */
export type Place = { projectId: string; parentId: string | null; parentPath: string[] }

export const deepest = 20

const foundProject = z.object({ isArchived: z.boolean() })
const foundParent = z.object({ projectId: z.string(), path: z.array(z.string()), isArchived: z.boolean() })

/** Until the transaction ends nobody else adds or moves tasks in this workspace, so that paths stay true. */
export async function lockTasks({ tx, actor }: WorkspaceContext): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`tasks ${actor.workspaceId}`}, 0))`)
}

/** Throws 422 for what is not there, is archived, or does not belong together. Lock the tasks first. */
export async function findPlace(
  ctx: WorkspaceContext,
  wanted: { projectId: string | undefined; parentId: string | null },
): Promise<Place> {
  const { parentId } = wanted
  if (parentId !== null) return await findParent(ctx, parentId, wanted.projectId)
  if (wanted.projectId === undefined)
    throw invalid('body.projectId', 'Say which project the task is in, or which task it is a part of.')
  const [row] = await ctx.tx.execute(sql`
    select p.archived_at is not null or c.archived_at is not null as "isArchived"
    from projects p left join clients c on c.workspace_id = p.workspace_id and c.id = p.client_id
    where p.workspace_id = ${ctx.actor.workspaceId} and p.id = ${wanted.projectId}`)
  if (row === undefined) throw invalid('body.projectId', 'There is no such project here.')
  if (foundProject.parse(row).isArchived)
    throw invalid('body.projectId', 'This project is archived. Bring it back first.')
  return { projectId: wanted.projectId, parentId: null, parentPath: [] }
}

async function findParent(
  ctx: WorkspaceContext,
  parentId: string,
  wantedProject: string | undefined,
): Promise<Place> {
  const [row] = await ctx.tx.execute(sql`
    select t.project_id as "projectId", t.path,
      p.archived_at is not null or c.archived_at is not null or exists (
        select from tasks a where a.workspace_id = t.workspace_id and a.id = any (t.path) and a.archived_at is not null) as "isArchived"
    from tasks t
    join projects p on p.workspace_id = t.workspace_id and p.id = t.project_id
    left join clients c on c.workspace_id = p.workspace_id and c.id = p.client_id
    where t.workspace_id = ${ctx.actor.workspaceId} and t.id = ${parentId}`)
  if (row === undefined) throw invalid('body.parentId', 'There is no such task here.')
  const { projectId, path, isArchived } = foundParent.parse(row)
  if (wantedProject !== undefined && wantedProject !== projectId)
    throw invalid('body.parentId', 'This task belongs to another project.')
  if (isArchived) throw invalid('body.parentId', 'This task is archived. Bring it back first.')
  return { projectId, parentId, parentPath: path }
}

/** Throws 422 `too_deep` when a task with so many levels, itself included, would reach too far down there. */
export function refuseTooDeep({ parentPath }: Place, levels: number): void {
  if (parentPath.length + levels > deepest)
    throw invalid('body.parentId', `Tasks go at most ${deepest} levels deep. Hang it higher up.`, 'too_deep')
}
