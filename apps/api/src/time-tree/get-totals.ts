import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'

const row = z.object({ json: z.string() })

/**
 * For each node that has any: the time tracked on it and beneath it, as far as the actor may see it, and its own estimate
 * or else the sum of those beneath it. An estimate counts up to the next one above it, which says the same more widely; and
 * so does the time on what was estimated, or work that nobody estimated would use up the estimate of other work.
 */
export async function getTreeTotals(ctx: WorkspaceContext): Promise<string> {
  const { workspaceId } = ctx.actor
  const [found] = await ctx.tx.execute(sql`
    with node as materialized (
      select id, array[id] as chain, estimate_seconds from clients where workspace_id = ${workspaceId}
      union all
      select id, array_remove(array[client_id, id], null), estimate_seconds from projects where workspace_id = ${workspaceId}
      union all
      select t.id, array_remove(array[p.client_id, p.id], null) || t.path, t.estimate_seconds from tasks t
      join projects p on p.workspace_id = t.workspace_id and p.id = t.project_id
      where t.workspace_id = ${workspaceId}),
    tracked as (
      select u.id, sum(b.seconds) as seconds
      from (select bucket_id, sum(seconds) as seconds from time_tracked where workspace_id = ${workspaceId} group by 1) b
      join node n on n.id = b.bucket_id cross join unnest(n.chain) u (id)
      group by 1),
    step as (
      select n.id as estimated, n.estimate_seconds as seconds, u.id, u.place,
        max(u.place) filter (where a.estimate_seconds is not null and a.id <> n.id) over (partition by n.id) as until
      from node n cross join unnest(n.chain) with ordinality u (id, place) join node a on a.id = u.id
      where n.estimate_seconds is not null),
    planned as (
      select s.id, coalesce(max(s.seconds) filter (where s.estimated = s.id), sum(s.seconds)) as seconds,
        coalesce(max(t.seconds) filter (where s.estimated = s.id), sum(t.seconds)) as used
      from step s left join tracked t on t.id = s.estimated where s.until is null or s.place >= s.until
      group by 1)
    select json_build_object('data', coalesce(json_agg(json_build_object(
      'id', id, 'trackedSeconds', coalesce(t.seconds, 0)::bigint, 'estimateSeconds', p.seconds::bigint,
      'estimateUsedSeconds', case when p.seconds is not null then coalesce(p.used, 0)::bigint end)), '[]'))::text as json
    from tracked t full join planned p using (id)
    where t.seconds <> 0 or p.seconds is not null`)
  return row.parse(found).json
}
