import { invoices } from '@promptsheet/db/schema/time'
import { and, eq, lt, sql } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { dayMilliseconds } from '../durations.ts'
import { conflict } from '../errors.ts'
import { freeEntries, lockDraft, rewriteDraft, takeEntries } from './draft-invoice.ts'
import { findStored, getInvoice, type StoredInvoice } from './get-invoice.ts'
import type { Invoice } from './shapes.ts'

const binDays = 30

/** Makes an issued invoice void: it keeps its number, and its time can be billed again, at the same rates. */
export async function voidInvoice(
  ctx: WorkspaceContext,
  id: string,
  { reason = '' }: { reason?: string | undefined },
): Promise<Invoice> {
  const stored = await lockIn(ctx, id, ['issued', 'paid'])
  const now = ctx.clock()
  await set(ctx, id, { status: 'void', voidedAt: now, voidReason: reason })
  // The database lets an entry leave an invoice only once that one is void.
  await ctx.tx.execute(sql`
    update time_entries set status = 'approved', invoice_id = null, revision = revision + 1, updated_at = ${now.toISOString()}
    where workspace_id = ${ctx.actor.workspaceId} and invoice_id = ${id}`)
  return await record(ctx, 'invoice.voided', stored, { reason })
}

export async function markPaid(ctx: WorkspaceContext, id: string): Promise<Invoice> {
  const stored = await lockIn(ctx, id, ['issued'])
  await set(ctx, id, { status: 'paid', paidAt: ctx.clock() })
  return await record(ctx, 'invoice.paid', stored)
}

/** Takes back that it was paid. */
export async function markUnpaid(ctx: WorkspaceContext, id: string): Promise<Invoice> {
  const stored = await lockIn(ctx, id, ['paid'])
  await set(ctx, id, { status: 'issued', paidAt: null })
  return await record(ctx, 'invoice.unpaid', stored)
}

/** Deletes a draft; its time can be billed elsewhere. It can come back for a month. */
export async function deleteDraft(ctx: WorkspaceContext, id: string): Promise<void> {
  const { clientId } = await lockDraft(ctx, id)
  await freeEntries(ctx, id)
  const now = ctx.clock()
  await set(ctx, id, { deletedAt: now })
  const old = new Date(now.getTime() - binDays * dayMilliseconds)
  await ctx.tx
    .delete(invoices)
    .where(and(eq(invoices.workspaceId, ctx.actor.workspaceId), lt(invoices.deletedAt, old)))
  await recordAudit(ctx, {
    action: 'invoice.draft_deleted',
    subject: { type: 'invoice', id },
    detail: { clientId },
  })
}

/** Brings a deleted draft back with whatever of its days is still to be billed. Throws not found. */
export async function undeleteDraft(ctx: WorkspaceContext, id: string): Promise<Invoice> {
  const stored = await findStored(ctx, id, { lock: true, deleted: true })
  await set(ctx, id, { deletedAt: null })
  await takeEntries(ctx, id, { ...stored, from: stored.fromDate, to: stored.toDate })
  await rewriteDraft(ctx, id)
  return await record(ctx, 'invoice.draft_undeleted', stored)
}

type Status = StoredInvoice['status']

const names: Record<Status, string> = {
  draft: 'is a draft still',
  issued: 'is issued and not paid yet',
  paid: 'is paid already',
  void: 'is void',
}

async function lockIn(ctx: WorkspaceContext, id: string, allowed: readonly Status[]): Promise<StoredInvoice> {
  const stored = await findStored(ctx, id, { lock: true })
  if (!allowed.includes(stored.status))
    throw conflict(
      `invoice_${stored.status}`,
      `This invoice ${names[stored.status]}, so this cannot be done with it.`,
    )
  return stored
}

async function set(ctx: WorkspaceContext, id: string, change: Partial<StoredInvoice>): Promise<void> {
  await ctx.tx
    .update(invoices)
    .set({ ...change, updatedAt: ctx.clock() })
    .where(and(eq(invoices.workspaceId, ctx.actor.workspaceId), eq(invoices.id, id)))
}

async function record(
  ctx: WorkspaceContext,
  action: string,
  { id, number, clientId }: StoredInvoice,
  more: Record<string, string> = {},
): Promise<Invoice> {
  await recordAudit(ctx, { action, subject: { type: 'invoice', id }, detail: { number, clientId, ...more } })
  return await getInvoice(ctx, id)
}
