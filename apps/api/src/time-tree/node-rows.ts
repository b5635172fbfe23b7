import { type SQL, sql } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'

export type Kind = 'client' | 'project' | 'task'

/**
 * A query of all nodes of a kind: `id`, what lists filter by, and `json` as the API tells it. Of rates, those who may not
 * see them find none, by row-level security.
 */
export function nodeRows(ctx: WorkspaceContext, kind: Kind): SQL {
  return rowsOf[kind](ctx.actor.workspaceId, ratesToday(ctx))
}

const rowsOf: Record<Kind, (workspaceId: string, rates: SQL) => SQL> = {
  client: (workspaceId, rates) => sql`
    select n.id, n.archived_at, null::uuid as client_id, null::uuid as project_id, null::uuid as parent_id,
      json_build_object(${common}, 'colour', n.colour, 'currency', n.currency,
        'billingName', n.billing_name, 'billingAddress', n.billing_address) as json
    from clients n
    left join ${rates} on r.client_id = n.id and r.currency = n.currency
    where n.workspace_id = ${workspaceId}`,
  project: (workspaceId, rates) => sql`
    select n.id, n.archived_at, n.client_id, n.id as project_id, null::uuid as parent_id,
      json_build_object(${common}, 'clientId', n.client_id, 'colour', n.colour, 'billable', n.billable) as json
    from projects n
    join workspaces w on w.id = n.workspace_id
    left join clients c on c.workspace_id = n.workspace_id and c.id = n.client_id
    left join ${rates} on r.project_id = n.id and r.currency = coalesce(c.currency, w.currency)
    where n.workspace_id = ${workspaceId}`,
  task: (workspaceId, rates) => sql`
    select n.id, n.archived_at, p.client_id, n.project_id, n.parent_id,
      json_build_object(${common}, 'projectId', n.project_id, 'parentId', n.parent_id, 'path', n.path,
        'colour', n.colour, 'billable', n.billable) as json
    from tasks n
    join workspaces w on w.id = n.workspace_id
    join projects p on p.workspace_id = n.workspace_id and p.id = n.project_id
    left join clients c on c.workspace_id = n.workspace_id and c.id = p.client_id
    left join ${rates} on r.task_id = n.id and r.currency = coalesce(c.currency, w.currency)
    where n.workspace_id = ${workspaceId}`,
}

const common = sql`'id', n.id, 'name', n.name, 'code', n.code, 'estimateSeconds', n.estimate_seconds,
  'rate', case when r.amount is not null then json_build_object('amount', r.amount, 'currency', r.currency) end,
  'createdAt', app.instant(n.created_at), 'updatedAt', app.instant(n.updated_at), 'archivedAt', app.instant(n.archived_at)`

/** The rates of clients, projects and tasks that hold where the workspace is today, as `r`. */
function ratesToday({ actor, clock }: WorkspaceContext): SQL {
  return sql`(
    select distinct on (client_id, project_id, task_id, currency) client_id, project_id, task_id, currency, amount
    from rates
    where workspace_id = ${actor.workspaceId} and member_id is null and effective_from <= (
      select (${clock().toISOString()}::timestamptz at time zone timezone)::date from workspaces where id = ${actor.workspaceId})
    order by client_id, project_id, task_id, currency, effective_from desc) r`
}
