import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { notFound } from '../errors.ts'
import { can } from '../workspaces/can.ts'
import { compareTasks, type Work } from './compare-tasks.ts'
import type { SimilarTasks } from './shapes.ts'

const mostShown = 8
const restingDays = 7

const candidate = z.object({
  id: z.string(),
  name: z.string(),
  projectId: z.string(),
  clientId: z.string().nullable(),
  within: z.string(),
  tags: z.array(z.string()),
  estimateSeconds: z.number().nullable(),
  actualSeconds: z.number(),
  archivedAt: z.string().nullable(),
})

/** What past tasks like it took. Throws not found. */
export async function findSimilarTo(ctx: WorkspaceContext, taskId: string): Promise<SimilarTasks> {
  const [task] = await ctx.tx.execute(sql`
    select t.name, t.project_id as "projectId", p.client_id as "clientId",
      array(select distinct g from time_entries e, unnest(e.tags) g where e.workspace_id = t.workspace_id and e.task_id = t.id
        and e.deleted_at is null) as tags
    from tasks t join projects p on p.workspace_id = t.workspace_id and p.id = t.project_id
    where t.workspace_id = ${ctx.actor.workspaceId} and t.id = ${taskId}`)
  if (task === undefined) throw notFound('task')
  return await find(
    ctx,
    candidate.pick({ name: true, projectId: true, clientId: true, tags: true }).parse(task),
    taskId,
  )
}

/** The same for a task that is only thought of. */
export async function findSimilar(
  ctx: WorkspaceContext,
  wanted: { name: string; projectId?: string | undefined; tags?: string | undefined },
): Promise<SimilarTasks> {
  const { name, projectId = null, tags = '' } = wanted
  const [project] = await ctx.tx.execute(sql`
    select p.client_id as "clientId" from projects p where p.workspace_id = ${ctx.actor.workspaceId} and p.id = ${projectId}`)
  const { clientId } = z.object({ clientId: z.string().nullable() }).catch({ clientId: null }).parse(project)
  const list = tags.split(',').map((tag) => tag.trim())
  return await find(ctx, { name, projectId, clientId, tags: list.filter((tag) => tag !== '') }, null)
}

/** Past is what is archived, and what nobody has touched for a week; what it took is what the actor may see of it. */
async function find(ctx: WorkspaceContext, wanted: Work, except: string | null): Promise<SimilarTasks> {
  const { workspaceId } = ctx.actor
  const rows = await ctx.tx.execute(sql`
    with spent as materialized (select bucket_id, sum(seconds) as seconds from time_tracked where workspace_id = ${workspaceId} group by 1),
    past as materialized (
      select t.id, t.name, t.project_id, t.path, t.estimate_seconds, t.archived_at, s.seconds
      from tasks t join spent s on s.bucket_id = t.id
      where t.workspace_id = ${workspaceId} and s.seconds > 0 and t.id is distinct from ${except}::uuid and (t.archived_at is not null
        or not exists (select from time_entries e where e.workspace_id = t.workspace_id and e.task_id = t.id and e.deleted_at is null
          and e.started_at > ${ctx.clock().toISOString()}::timestamptz - interval '1 day' * ${restingDays}::int)))
    select t.id, t.name, t.project_id as "projectId", p.client_id as "clientId", concat_ws(' / ', c.name, p.name) as within,
      coalesce((select array_agg(distinct g) from time_entries e, unnest(e.tags) g where e.workspace_id = ${workspaceId}
        and e.task_id = t.id and e.deleted_at is null and ${wanted.tags.length > 0}), '{}') as tags,
      t.estimate_seconds as "estimateSeconds", t.seconds::float8 as "actualSeconds", app.instant(t.archived_at) as "archivedAt"
    from past t
    join projects p on p.workspace_id = ${workspaceId} and p.id = t.project_id
    left join clients c on c.workspace_id = p.workspace_id and c.id = p.client_id`)
  const found = compareTasks(
    wanted,
    rows.map((row) => candidate.parse(row)),
  ).slice(0, mostShown)
  const took = found.map(({ actualSeconds }) => actualSeconds).toSorted((a, b) => a - b)
  return {
    data: found.map(({ clientId: _, tags: __, ...task }) => task),
    medianSeconds: atShare(took, 0.5),
    p80Seconds: atShare(took, 0.8),
    ownHoursOnly: !can(ctx.actor.role, 'see_everyones_time'),
  }
}

/** The smallest of them that this share of them does not exceed. */
function atShare(sorted: readonly number[], share: number): number | null {
  return sorted[Math.ceil(sorted.length * share) - 1] ?? null
}
