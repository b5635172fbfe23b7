import { rates } from '@promptsheet/db/schema/time'
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { newId } from '../deps.ts'
import { invalid, limitReached } from '../errors.ts'
import { getRate } from './find-rates.ts'
import { findTarget, type Target } from './find-target.ts'
import { freezeRates } from './freeze-rates.ts'
import type { NewRate, Rate } from './shapes.ts'

const mostRates = 5_000
const firstDay = '1970-01-01'

/**
 * Sets what an hour costs from a day on. What was set for earlier days stays; the same day again is corrected. Approved time
 * keeps its money, but what was approved without any gets it now: `priced` says how many entries did. Without a day, it begins
 * today; where nothing had a price before, on the first day there is, or the hours one wants to bill would cost nothing.
 */
export async function setRate(ctx: WorkspaceContext, wanted: NewRate): Promise<Rate & { priced: number }> {
  const { workspaceId } = ctx.actor
  const target = await findTarget(ctx, wanted)
  const currency = wanted.currency ?? target.currency
  if (target.isFixed && currency !== target.currency)
    throw invalid('body.currency', `Time on this is billed in ${target.currency}. Give the rate in that.`)
  if ((await ctx.tx.$count(rates, eq(rates.workspaceId, workspaceId))) >= mostRates)
    throw limitReached('too_many_rates', `A workspace keeps at most ${mostRates} rates.`)
  const { taskId, projectId, clientId, memberId, amount } = wanted
  const of = { taskId, projectId, clientId, memberId }
  const effectiveFrom =
    wanted.effectiveFrom ?? ((await isReached(ctx, of, currency)) ? target.today : firstDay)
  const [row] = await ctx.tx
    .insert(rates)
    .values({
      ...of,
      workspaceId,
      id: newId(ctx),
      amount,
      currency,
      effectiveFrom,
      createdAt: ctx.clock(),
    })
    .onConflictDoUpdate({
      target: [
        rates.workspaceId,
        rates.taskId,
        rates.projectId,
        rates.clientId,
        rates.memberId,
        rates.currency,
        rates.effectiveFrom,
      ],
      set: { amount },
    })
    .returning({ id: rates.id })
  const id = row?.id ?? ''
  await recordAudit(ctx, {
    action: 'rate.set',
    subject: { type: 'rate', id },
    detail: { ...of, amount, currency, effectiveFrom },
  })
  return { ...(await getRate(ctx, id)), priced: await priceApproved(ctx) }
}

/** Whether work on it may have a rate in the currency already: its own, or one farther from it. */
async function isReached({ tx, actor }: WorkspaceContext, of: Target, currency: string): Promise<boolean> {
  const { taskId = null, projectId = null, clientId = null, memberId = null } = of
  const isWork = (taskId ?? projectId ?? clientId) !== null
  const rows = await tx.execute(sql`
    select r.id from rates r
    left join tasks t on t.workspace_id = r.workspace_id and t.id = ${taskId}
    left join projects p on p.workspace_id = r.workspace_id and p.id = coalesce(t.project_id, ${projectId}::uuid)
    where r.workspace_id = ${actor.workspaceId} and r.currency = ${currency}
      and (num_nonnulls(r.task_id, r.project_id, r.client_id, r.member_id) = 0
        or case when ${isWork} then r.member_id is not null else r.member_id = ${memberId} end
        or r.client_id = coalesce(p.client_id, ${clientId}::uuid) or r.project_id = p.id or r.task_id = any (t.path))
    limit 1`)
  return rows.length > 0
}

/** Takes a rate away, as if it had never been set; approved time keeps what it took from it. */
export async function deleteRate(ctx: WorkspaceContext, id: string): Promise<void> {
  const { createdAt: _createdAt, ...rate } = await getRate(ctx, id)
  await ctx.tx.delete(rates).where(and(eq(rates.workspaceId, ctx.actor.workspaceId), eq(rates.id, id)))
  await recordAudit(ctx, { action: 'rate.deleted', subject: { type: 'rate', id }, detail: rate })
}

const idRow = z.object({ id: z.string() })

async function priceApproved(ctx: WorkspaceContext): Promise<number> {
  const rows = await ctx.tx.execute(sql`
    select e.id from time_entries e
    cross join lateral app.rate_of(e.workspace_id, e.task_id, e.project_id, e.member_id, e.local_date) r
    where e.workspace_id = ${ctx.actor.workspaceId} and e.status = 'approved' and e.billable and e.rate is null
      and e.deleted_at is null and r.rate is not null`)
  const ids = rows.map((found) => idRow.parse(found).id)
  await freezeRates(ctx, ids)
  return ids.length
}
