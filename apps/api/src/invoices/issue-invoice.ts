import { invoices } from '@promptsheet/db/schema/time'
import { and, eq, sql } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { conflict } from '../errors.ts'
import { lockDraft, rewriteDraft } from './draft-invoice.ts'
import { findParties, getInvoice } from './get-invoice.ts'
import { takeNumber } from './number-series.ts'
import type { Invoice } from './shapes.ts'

/**
 * Gives a draft its number and locks it with the time on it, all at once or not at all. `total` is what the person saw: a
 * conflict when it would be another by now.
 */
export async function issueInvoice(
  ctx: WorkspaceContext,
  id: string,
  { total: seen }: { total?: number | undefined },
): Promise<Invoice> {
  const { workspaceId } = ctx.actor
  const { clientId, currency } = await lockDraft(ctx, id)
  await ctx.tx.execute(sql`
    select from time_entries where workspace_id = ${workspaceId} and invoice_id = ${id} order by id for update`)
  const { lines, total } = await rewriteDraft(ctx, id)
  if (lines.length === 0)
    throw conflict('nothing_to_bill', 'No time is left on this draft. Delete it, or choose other days.')
  if (seen !== undefined && seen !== total)
    throw conflict(
      'invoice_changed',
      'The time on this draft has changed meanwhile. Look at it again, then issue it.',
    )
  const { parties } = await findParties(ctx, clientId)
  const number = await takeNumber(ctx)
  const now = ctx.clock()
  await ctx.tx
    .update(invoices)
    .set({ status: 'issued', number, parties, issuedAt: now, updatedAt: now })
    .where(and(eq(invoices.workspaceId, workspaceId), eq(invoices.id, id)))
  await ctx.tx.execute(sql`
    update time_entries set status = 'invoiced', revision = revision + 1, updated_at = ${now.toISOString()}
    where workspace_id = ${workspaceId} and invoice_id = ${id}`)
  await recordAudit(ctx, {
    action: 'invoice.issued',
    subject: { type: 'invoice', id },
    detail: { number, clientId, total, currency },
  })
  return await getInvoice(ctx, id)
}
