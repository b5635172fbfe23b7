import { clients, invoiceLines, invoices } from '@promptsheet/db/schema/time'
import { and, eq, sql } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { newId } from '../deps.ts'
import { conflict, invalid } from '../errors.ts'
import { billable, findBilled, findEntriesOf, type Period } from './find-billed.ts'
import { findLeftOut } from './find-left-out.ts'
import { findStored, getInvoice, type StoredInvoice, termsOf, toMoney } from './get-invoice.ts'
import { type Bill, makeLines, type Terms } from './make-lines.ts'
import type { Invoice, InvoiceChange, NewInvoice, Preview, WantedPreview } from './shapes.ts'

const mostLines = 1_000
const largestInteger = 2_147_483_647

/** What an invoice of these days would be; nothing is written. With `invoiceId`, of what is on that draft too. */
export async function previewInvoice(ctx: WorkspaceContext, wanted: WantedPreview): Promise<Preview> {
  const invoiceId = wanted.invoiceId ?? null
  const isDraft = and(eq(invoices.workspaceId, ctx.actor.workspaceId), eq(invoices.id, invoiceId ?? ''))
  if (invoiceId !== null && (await ctx.tx.$count(invoices, isDraft)) === 0)
    throw invalid('body.invoiceId', 'There is no such draft here.')
  const period = await checkPeriod(ctx, wanted)
  const terms = toTerms(wanted)
  const bill = makeLines(await findBilled(ctx, billable(period, invoiceId), terms.groupBy), terms)
  return {
    ...toMoney(bill, terms, period.currency),
    leftOut: await findLeftOut(ctx, period, invoiceId),
  }
}

/** Proposes an invoice; the time on it is on no other until it is deleted. Throws a conflict when there is nothing to bill. */
export async function createDraft(ctx: WorkspaceContext, wanted: NewInvoice): Promise<Invoice> {
  const { workspaceId, memberId } = ctx.actor
  const period = await checkPeriod(ctx, wanted)
  const terms = toTerms(wanted)
  const id = newId(ctx)
  const now = ctx.clock()
  await ctx.tx.insert(invoices).values({
    workspaceId,
    id,
    clientId: period.clientId,
    currency: period.currency,
    fromDate: period.from,
    toDate: period.to,
    groupBy: terms.groupBy.join(','),
    rounding: terms.rounding,
    taxMillipercent: terms.taxMillipercent,
    notes: wanted.notes ?? '',
    dueDate: wanted.dueDate ?? null,
    createdBy: memberId,
    createdAt: now,
    updatedAt: now,
  })
  await takeEntries(ctx, id, period)
  const { lines, total } = await rewriteDraft(ctx, id)
  if (lines.length === 0) throw await nothingToBill(ctx, period)
  await recordAudit(ctx, {
    action: 'invoice.drafted',
    subject: { type: 'invoice', id },
    detail: { clientId: period.clientId, from: period.from, to: period.to, total, currency: period.currency },
  })
  return await getInvoice(ctx, id)
}

/** Changes a draft; with other days it takes the time of those. Throws a conflict once it is issued. */
export async function changeDraft(
  ctx: WorkspaceContext,
  id: string,
  change: InvoiceChange,
): Promise<Invoice> {
  const stored = await lockDraft(ctx, id)
  const from = change.from ?? stored.fromDate
  const to = change.to ?? stored.toDate
  const period = await checkPeriod(ctx, { clientId: stored.clientId, currency: stored.currency, from, to })
  const terms = { ...termsOf(stored), ...toTerms({ ...readTerms(stored), ...change }) }
  await ctx.tx
    .update(invoices)
    .set({
      fromDate: from,
      toDate: to,
      groupBy: terms.groupBy.join(','),
      rounding: terms.rounding,
      taxMillipercent: terms.taxMillipercent,
      notes: change.notes ?? stored.notes,
      dueDate: change.dueDate === undefined ? stored.dueDate : change.dueDate,
      updatedAt: ctx.clock(),
    })
    .where(and(eq(invoices.workspaceId, ctx.actor.workspaceId), eq(invoices.id, id)))
  await freeEntries(ctx, id)
  await takeEntries(ctx, id, period)
  const { lines } = await rewriteDraft(ctx, id)
  if (lines.length === 0) throw await nothingToBill(ctx, period)
  await recordAudit(ctx, {
    action: 'invoice.draft_changed',
    subject: { type: 'invoice', id },
    detail: { ...change },
  })
  return await getInvoice(ctx, id)
}

/** The draft's row, locked. Throws not found, and a conflict for what is issued. */
export async function lockDraft(ctx: WorkspaceContext, id: string): Promise<StoredInvoice> {
  const stored = await findStored(ctx, id, { lock: true })
  if (stored.status !== 'draft')
    throw conflict(
      'invoice_issued',
      'This invoice is issued, so it stays as it is. Make it void and write a new one.',
    )
  return stored
}

/** Makes the lines and sums of a draft of the entries that are on it now. */
export async function rewriteDraft(ctx: WorkspaceContext, id: string): Promise<Bill> {
  const { workspaceId } = ctx.actor
  const stored = await lockDraft(ctx, id)
  const terms = termsOf(stored)
  const bill = makeLines(await findEntriesOf(ctx, id, terms.groupBy), terms)
  const { lines, subtotal, tax, total } = bill
  if (lines.length > mostLines || lines.some(({ quantitySeconds }) => quantitySeconds > largestInteger))
    throw conflict(
      'too_much_to_bill',
      'This makes too many lines for one invoice. Group them, or take fewer days.',
    )
  await ctx.tx
    .delete(invoiceLines)
    .where(and(eq(invoiceLines.workspaceId, workspaceId), eq(invoiceLines.invoiceId, id)))
  if (lines.length > 0)
    await ctx.tx
      .insert(invoiceLines)
      .values(lines.map((line, index) => ({ ...line, workspaceId, invoiceId: id, position: index + 1 })))
  await ctx.tx
    .update(invoices)
    .set({ subtotal, tax, total, updatedAt: ctx.clock() })
    .where(and(eq(invoices.workspaceId, workspaceId), eq(invoices.id, id)))
  return bill
}

export async function takeEntries(
  { tx, actor }: WorkspaceContext,
  id: string,
  period: Period,
): Promise<void> {
  await tx.execute(sql`
    update time_entries e set invoice_id = ${id} from projects p
    where e.workspace_id = ${actor.workspaceId} and p.workspace_id = e.workspace_id and p.id = e.project_id
      and ${billable(period, id)}`)
}

export async function freeEntries({ tx, actor }: WorkspaceContext, id: string): Promise<void> {
  await tx.execute(sql`
    update time_entries set invoice_id = null
    where workspace_id = ${actor.workspaceId} and invoice_id = ${id} and status <> 'invoiced'`)
}

async function checkPeriod(
  { tx, actor }: WorkspaceContext,
  { clientId, from, to, currency }: Pick<NewInvoice, 'clientId' | 'from' | 'to' | 'currency'>,
): Promise<Period> {
  if (from > to) throw invalid('body.to', 'This ends before it begins.')
  const [client] = await tx
    .select({ currency: clients.currency })
    .from(clients)
    .where(and(eq(clients.workspaceId, actor.workspaceId), eq(clients.id, clientId)))
  if (client === undefined) throw invalid('body.clientId', 'There is no such client here.')
  return { clientId, from, to, currency: currency ?? client.currency }
}

function toTerms({
  groupBy,
  rounding,
  taxPercent,
}: Pick<NewInvoice, 'groupBy' | 'rounding' | 'taxPercent'>): Terms {
  return { groupBy, rounding: rounding ?? null, taxMillipercent: Math.round((taxPercent ?? 0) * 1000) }
}

function readTerms(stored: StoredInvoice) {
  const { groupBy, rounding, taxMillipercent } = termsOf(stored)
  return { groupBy: [...groupBy], rounding, taxPercent: taxMillipercent / 1000 }
}

async function nothingToBill(ctx: WorkspaceContext, period: Period) {
  const leftOut = await findLeftOut(ctx, period, null)
  const { waiting, unpriced } = leftOut
  const why =
    unpriced.entries > 0
      ? 'There is approved time, but no rate is set for it.'
      : waiting.entries > 0
        ? 'There is time, but none of it is approved yet.'
        : 'All of it is billed, or there was none.'
  return conflict('nothing_to_bill', `There is nothing to bill for these days. ${why}`, { leftOut })
}
