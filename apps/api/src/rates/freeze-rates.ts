import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { rewriteDraft } from '../invoices/draft-invoice.ts'

/**
 * Puts money on those of these entries that are approved and billable and have none yet, and takes it off, and off any draft
 * of an invoice, what is open again. What has its rate keeps it, whatever rates have become since; what is invoiced stays.
 */
export async function freezeRates(ctx: WorkspaceContext, entryIds: readonly string[]): Promise<void> {
  const { workspaceId } = ctx.actor
  if (entryIds.length === 0) return
  const ids = sql.param([...entryIds])
  // Until the transaction ends none of it moves to another client, nor is billed in another currency.
  await ctx.tx.execute(sql`
    select from projects p where p.workspace_id = ${workspaceId} and p.id in (
      select project_id from time_entries where workspace_id = ${workspaceId} and id = any (${ids}::uuid[]))
    order by p.id for share`)
  await ctx.tx.execute(sql`
    select from clients c where c.workspace_id = ${workspaceId} and c.id in (
      select p.client_id from projects p join time_entries e on e.workspace_id = p.workspace_id and e.project_id = p.id
      where e.workspace_id = ${workspaceId} and e.id = any (${ids}::uuid[]))
    order by c.id for share`)
  await ctx.tx.execute(sql`
    update time_entries e set rate = r.rate, currency = r.currency,
      amount = app.amount_of(round(extract(epoch from e.ended_at - e.started_at))::bigint, r.rate)
    from time_entries x
    cross join lateral app.rate_of(x.workspace_id, x.task_id, x.project_id, x.member_id, x.local_date) r
    where x.workspace_id = ${workspaceId} and x.id = any (${ids}::uuid[]) and x.status = 'approved' and x.billable
      and x.rate is null and r.rate is not null and e.workspace_id = x.workspace_id and e.id = x.id`)
  const taken = await ctx.tx.execute(sql`
    with old as (
      select id, invoice_id from time_entries
      where workspace_id = ${workspaceId} and id = any (${ids}::uuid[]) and status <> 'invoiced'
        and not (status = 'approved' and billable and deleted_at is null) and (rate is not null or invoice_id is not null)
      order by id for update),
    freed as (
      update time_entries e set rate = null, currency = null, amount = null, invoice_id = null
      from old where e.workspace_id = ${workspaceId} and e.id = old.id)
    select distinct invoice_id as "invoiceId" from old where invoice_id is not null`)
  for (const draft of taken) await rewriteDraft(ctx, draftRow.parse(draft).invoiceId)
}

const draftRow = z.object({ invoiceId: z.string() })
