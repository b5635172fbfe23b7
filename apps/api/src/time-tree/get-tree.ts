import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { nodeRows } from './node-rows.ts'

const row = z.object({ json: z.string() })

const mostRecent = 5
/** How many of a person's last entries are looked at for them. */
const recentEntries = 200

/** All clients, projects and tasks, archived or not, and what the actor tracked last: one statement, JSON as text. */
export async function getTree(ctx: WorkspaceContext): Promise<string> {
  const { workspaceId, memberId } = ctx.actor
  const [found] = await ctx.tx.execute(sql`
    with lately as materialized (
      select project_id, task_id, started_at from time_entries
      where workspace_id = ${workspaceId} and member_id = ${memberId} and deleted_at is null
      order by started_at desc limit ${recentEntries})
    select json_build_object(
      'clients', coalesce((select json_agg(n.json order by n.id) from (${nodeRows(ctx, 'client')}) n), '[]'),
      'projects', coalesce((select json_agg(n.json order by n.id) from (${nodeRows(ctx, 'project')}) n), '[]'),
      'tasks', coalesce((select json_agg(n.json order by n.id) from (${nodeRows(ctx, 'task')}) n), '[]'),
      'recent', coalesce((
        select json_agg(json_build_object('projectId', r.project_id, 'taskId', r.task_id) order by r.last desc)
        from (
          select e.project_id, e.task_id, max(e.started_at) as last
          from lately e
          join projects p on p.workspace_id = ${workspaceId} and p.id = e.project_id and p.archived_at is null
          left join clients c on c.workspace_id = p.workspace_id and c.id = p.client_id
          left join tasks t on t.workspace_id = p.workspace_id and t.id = e.task_id
          where c.archived_at is null and not exists (
            select from tasks a where a.workspace_id = t.workspace_id and a.id = any (t.path) and a.archived_at is not null)
          group by e.project_id, e.task_id order by last desc limit ${mostRecent}) r), '[]'))::text as json`)
  return row.parse(found).json
}
