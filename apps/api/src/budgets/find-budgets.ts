import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { notFound } from '../errors.ts'
import { type Budget, budgetShape } from './shapes.ts'

const row = z.object({ json: budgetShape })

/** Every budget with what is used of it, the fullest first. */
export function findBudgets(ctx: WorkspaceContext): Promise<Budget[]> {
  return readBudgets(ctx, sql`true`)
}

/** Throws not found. */
export async function getBudget(ctx: WorkspaceContext, id: string): Promise<Budget> {
  const [found] = await readBudgets(ctx, sql`b.id = ${id}`)
  if (found === undefined) throw notFound('budget')
  return found
}

// Money of time that is not approved yet is worked out once for each task, member and day.
async function readBudgets({ tx, actor, clock }: WorkspaceContext, where: SQL): Promise<Budget[]> {
  const now = sql`${clock().toISOString()}::timestamptz`
  const rows = await tx.execute(sql`
    with budget as (
      select b.*, case b.period when 'month' then date_trunc('month', ${now} at time zone w.timezone)::date end as since
      from budgets b join workspaces w on w.id = b.workspace_id
      where b.workspace_id = ${actor.workspaceId} and ${where}),
    used as (
      select b.id, e.task_id, e.project_id, e.member_id, e.local_date,
        sum(spent.seconds) as seconds,
        sum(spent.seconds) filter (where e.billable and e.rate is null) as unpriced,
        sum(e.amount) filter (where e.currency = b.currency) as priced
      from budget b
      join time_entries e on e.workspace_id = b.workspace_id and e.deleted_at is null
        and (b.since is null or e.local_date >= b.since and e.local_date < b.since + interval '1 month')
      cross join lateral (
        select round(extract(epoch from greatest(coalesce(e.ended_at, ${now}) - e.started_at, interval '0')))::bigint as seconds) spent
      where case
        when b.task_id is not null then e.task_id in (
          select t.id from tasks t where t.workspace_id = b.workspace_id and t.path @> array[b.task_id])
        when b.project_id is not null then e.project_id = b.project_id
        else e.project_id in (select p.id from projects p where p.workspace_id = b.workspace_id and p.client_id = b.client_id) end
      group by b.id, e.task_id, e.project_id, e.member_id, e.local_date),
    summed as (
      select u.id, sum(u.seconds)::bigint as seconds,
        sum(coalesce(u.priced, 0) + coalesce(case when b.amount is not null and u.unpriced > 0 then (
          select app.amount_of(u.unpriced::bigint, r.rate)
          from app.rate_of(b.workspace_id, u.task_id, u.project_id, u.member_id, u.local_date) r
          where r.currency = b.currency) end, 0))::bigint as amount
      from used u join budget b on b.id = u.id group by u.id)
    select json_build_object('id', b.id, 'taskId', b.task_id, 'projectId', b.project_id, 'clientId', b.client_id,
      'period', b.period, 'seconds', b.seconds,
      'amount', case when b.amount is not null then json_build_object('amount', b.amount, 'currency', b.currency) end,
      'since', b.since, 'usedSeconds', coalesce(s.seconds, 0),
      'usedAmount', case when b.amount is not null then
        json_build_object('amount', coalesce(s.amount, 0), 'currency', b.currency) end,
      'usedShare', share.used, 'createdAt', app.instant(b.created_at), 'updatedAt', app.instant(b.updated_at)) as json
    from budget b left join summed s on s.id = b.id
    cross join lateral (
      select round(coalesce(s.seconds::numeric / b.seconds, s.amount::numeric / b.amount, 0), 4) as used) share
    order by share.used desc, b.id`)
  return rows.map((found) => row.parse(found).json)
}
