import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { notFound } from '../errors.ts'
import { type Rate, rateShape } from './shapes.ts'

type Wanted = {
  taskId?: string | undefined
  projectId?: string | undefined
  clientId?: string | undefined
  memberId?: string | undefined
}

const row = z.object({ json: rateShape })

/** All rates, the latest of each first; or those of one task, project, client or member. */
export async function findRates(ctx: WorkspaceContext, wanted: Wanted): Promise<Rate[]> {
  return await readRates(
    ctx,
    sql`(${wanted.taskId ?? null}::uuid is null or r.task_id = ${wanted.taskId ?? null})
      and (${wanted.projectId ?? null}::uuid is null or r.project_id = ${wanted.projectId ?? null})
      and (${wanted.clientId ?? null}::uuid is null or r.client_id = ${wanted.clientId ?? null})
      and (${wanted.memberId ?? null}::uuid is null or r.member_id = ${wanted.memberId ?? null})`,
  )
}

/** Throws not found. */
export async function getRate(ctx: WorkspaceContext, id: string): Promise<Rate> {
  const [found] = await readRates(ctx, sql`r.id = ${id}`)
  if (found === undefined) throw notFound('rate')
  return found
}

async function readRates({ tx, actor, clock }: WorkspaceContext, where: SQL): Promise<Rate[]> {
  const rows = await tx.execute(sql`
    select json_build_object('id', r.id, 'taskId', r.task_id, 'projectId', r.project_id, 'clientId', r.client_id,
      'memberId', r.member_id, 'rate', json_build_object('amount', r.amount, 'currency', r.currency),
      'effectiveFrom', r.effective_from, 'createdAt', app.instant(r.created_at),
      'isCurrent', r.effective_from <= today.day and not exists (
        select from rates l where l.workspace_id = r.workspace_id and l.currency = r.currency
          and l.effective_from > r.effective_from and l.effective_from <= today.day
          and (l.task_id, l.project_id, l.client_id, l.member_id)
            is not distinct from (r.task_id, r.project_id, r.client_id, r.member_id))) as json
    from rates r
    join workspaces w on w.id = r.workspace_id
    cross join lateral (select (${clock().toISOString()}::timestamptz at time zone w.timezone)::date as day) today
    where r.workspace_id = ${actor.workspaceId} and ${where}
    order by num_nonnulls(r.task_id, r.project_id, r.client_id, r.member_id), r.client_id, r.project_id, r.task_id,
      r.member_id, r.currency, r.effective_from desc`)
  return rows.map((found) => row.parse(found).json)
}
