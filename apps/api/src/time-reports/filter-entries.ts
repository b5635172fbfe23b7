import { type SQL, sql } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { can } from '../workspaces/can.ts'
import type { ReportQuery } from './shapes.ts'

type Asked = Pick<
  ReportQuery,
  'memberId' | 'clientId' | 'projectId' | 'taskId' | 'tag' | 'billable' | 'status'
>

/** Whether a row of `time_entries e` is among those asked for. */
export function isPicked(ctx: WorkspaceContext, asked: Asked): SQL {
  const { workspaceId, memberId, role } = ctx.actor
  const conditions = [sql`e.workspace_id = ${workspaceId}`, sql`e.deleted_at is null`]
  // Row-level security says so too; said here, their own entries are read from the index.
  if (!can(role, 'see_everyones_time')) conditions.push(sql`e.member_id = ${memberId}`)
  if (asked.memberId) conditions.push(sql`e.member_id = any (${uuids(asked.memberId)})`)
  if (asked.projectId) conditions.push(sql`e.project_id = any (${uuids(asked.projectId)})`)
  if (asked.clientId)
    conditions.push(sql`e.project_id in (select p.id from projects p
      where p.workspace_id = ${workspaceId} and p.client_id = any (${uuids(asked.clientId)}))`)
  if (asked.taskId)
    conditions.push(sql`e.task_id in (select t.id from tasks t
      where t.workspace_id = ${workspaceId} and t.path && ${uuids(asked.taskId)})`)
  if (asked.tag !== undefined) conditions.push(sql`${asked.tag} = any (e.tags)`)
  if (asked.billable !== undefined) conditions.push(sql`e.billable = ${asked.billable === 'true'}`)
  if (asked.status) conditions.push(sql`e.status = any (${`{${asked.status.join(',')}}`}::text[])`)
  return sql.join(conditions, sql` and `)
}

export function uuids(ids: readonly string[]): SQL {
  return sql`${`{${ids.join(',')}}`}::uuid[]`
}
