import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { notFound } from '../errors.ts'
import { getRate } from './find-rates.ts'
import type { RateOfWork, WorkQuery } from './shapes.ts'

const found = z.object({
  isMember: z.boolean(),
  isTask: z.boolean(),
  isProject: z.boolean(),
  day: z.string(),
  currency: z.string(),
  rateId: z.string().nullable(),
})

/** What an hour of somebody's work costs on a day, and the rate it comes from. Throws not found. */
export async function getRateOfWork(ctx: WorkspaceContext, work: WorkQuery): Promise<RateOfWork> {
  const { memberId, taskId = null, day = null } = work
  const projectId = taskId === null ? (work.projectId ?? null) : null
  const [row] = await ctx.tx.execute(sql`
    select exists (select from members m where m.workspace_id = w.id and m.id = ${memberId}) as "isMember",
      ${taskId}::uuid is null or exists (select from tasks t where t.workspace_id = w.id and t.id = ${taskId}) as "isTask",
      ${projectId}::uuid is null
        or exists (select from projects p where p.workspace_id = w.id and p.id = ${projectId}) as "isProject",
      due.day::text as day, r.currency, r.rate_id as "rateId"
    from workspaces w
    cross join lateral (
      select coalesce(${day}::date, (${ctx.clock().toISOString()}::timestamptz at time zone w.timezone)::date) as day) due
    cross join lateral app.rate_of(w.id, ${taskId}, ${projectId}, ${memberId}, due.day) r
    where w.id = ${ctx.actor.workspaceId}`)
  const { isMember, isTask, isProject, rateId, ...rest } = found.parse(row)
  if (!isMember) throw notFound('member')
  if (!isTask) throw notFound('task')
  if (!isProject) throw notFound('project')
  return { ...rest, rate: rateId === null ? null : await getRate(ctx, rateId) }
}
