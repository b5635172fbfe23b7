import { z } from '@hono/zod-openapi'
import { sql } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { getMemberTimeSettings } from '../time-settings/get-time-settings.ts'

export const goingLongShape = z
  .object({
    kind: z.enum(['task', 'project', 'client']),
    id: z.uuid(),
    name: z.string(),
    estimateSeconds: z.int(),
    spentSeconds: z
      .int()
      .meta({ description: 'Tracked so far as far as you may see it, without what runs now.' }),
    longFromPercent: z.int(),
    isLong: z
      .boolean()
      .meta({ description: 'Whether it is past that share of the estimate, with what runs.' }),
  })
  .openapi('GoingLong')

export type GoingLong = z.infer<typeof goingLongShape>

const found = goingLongShape.omit({ longFromPercent: true, isLong: true })

/**
 * How far the work that an entry is booked on is into its estimate: the task's own, else the nearest above it; null where none
 * is estimated. A page that shows a running timer adds the time since `startedAt` to `spentSeconds` itself.
 */
export async function goingLong(
  ctx: WorkspaceContext,
  entry: { projectId: string | null; taskId: string | null; startedAt: string; endedAt: string | null },
): Promise<GoingLong | null> {
  if (entry.projectId === null) return null
  const { workspaceId } = ctx.actor
  const [row] = await ctx.tx.execute(sql`
    with place as (
      select p.id as project_id, p.client_id, coalesce(t.path, '{}') as path from projects p
      left join tasks t on t.workspace_id = p.workspace_id and t.id = ${entry.taskId}
      where p.workspace_id = ${workspaceId} and p.id = ${entry.projectId}),
    estimated as (
      select n.* from place, lateral (
        select 'task' as kind, t.id, t.name, t.estimate_seconds, array_position(place.path, t.id) + 2 as depth
        from tasks t where t.workspace_id = ${workspaceId} and t.id = any (place.path)
        union all
        select 'project', p.id, p.name, p.estimate_seconds, 1 from projects p where p.workspace_id = ${workspaceId} and p.id = place.project_id
        union all
        select 'client', c.id, c.name, c.estimate_seconds, 0 from clients c where c.workspace_id = ${workspaceId} and c.id = place.client_id) n
      where n.estimate_seconds is not null order by n.depth desc limit 1)
    select e.kind, e.id, e.name, e.estimate_seconds as "estimateSeconds", coalesce((
      select sum(s.seconds) from time_tracked s where s.workspace_id = ${workspaceId} and s.bucket_id in (
        select e.id
        union all select t.id from tasks t where t.workspace_id = ${workspaceId} and e.kind = 'task' and t.path @> array[e.id]
        union all select t.id from tasks t where t.workspace_id = ${workspaceId} and e.kind = 'project' and t.project_id = e.id
        union all select p.id from projects p where p.workspace_id = ${workspaceId} and e.kind = 'client' and p.client_id = e.id
        union all select t.id from tasks t join projects p on p.workspace_id = t.workspace_id and p.id = t.project_id
          where t.workspace_id = ${workspaceId} and e.kind = 'client' and p.client_id = e.id)), 0)::float8 as "spentSeconds"
    from estimated e`)
  if (row === undefined) return null
  const work = found.parse(row)
  const { longFromPercent } = await getMemberTimeSettings(ctx)
  const running =
    entry.endedAt === null ? Math.max(0, (ctx.clock().getTime() - Date.parse(entry.startedAt)) / 1000) : 0
  const isLong = (work.spentSeconds + running) * 100 >= work.estimateSeconds * longFromPercent
  return { ...work, longFromPercent, isLong }
}
