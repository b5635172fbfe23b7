import { workspaces } from '@promptsheet/db/schema/identity'
import { clients, invoiceLines, invoices } from '@promptsheet/db/schema/time'
import { rounding } from '@promptsheet/shared/rounding'
import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { notFound } from '../errors.ts'
import { getTimeSettings } from '../time-settings/get-time-settings.ts'
import { dayIn } from './days.ts'
import { type Bill, groupings, type Line, type Terms } from './make-lines.ts'
import { type Invoice, type Parties, partiesShape } from './shapes.ts'

export type StoredInvoice = typeof invoices.$inferSelect

const storedGroupBy = z.array(z.enum(groupings))

/** How the invoice is made of its entries. */
export function termsOf({ groupBy, rounding: rule, taxMillipercent }: StoredInvoice): Terms {
  return {
    groupBy: storedGroupBy.parse(groupBy.split(',')),
    rounding: rounding.nullable().parse(rule),
    taxMillipercent,
  }
}

/** The invoice's row. Throws not found; a deleted draft is found with `deleted` alone. */
export async function findStored(
  { tx, actor }: WorkspaceContext,
  id: string,
  { lock = false, deleted = false }: { lock?: boolean; deleted?: boolean } = {},
): Promise<StoredInvoice> {
  const query = tx
    .select()
    .from(invoices)
    .where(and(eq(invoices.workspaceId, actor.workspaceId), eq(invoices.id, id)))
  const [found] = lock ? await query.for('update') : await query
  if (found === undefined || (found.deletedAt !== null) !== deleted) throw notFound('invoice')
  return found
}

/** Throws not found. */
export async function getInvoice(ctx: WorkspaceContext, id: string): Promise<Invoice> {
  const stored = await findStored(ctx, id)
  const { currency, status, dueDate } = stored
  const { name, today, parties: now } = await findParties(ctx, stored.clientId)
  const terms = termsOf(stored)
  const at = (instant: Date | null) => instant?.toISOString() ?? null
  return {
    id,
    number: stored.number,
    clientId: stored.clientId,
    clientName: name,
    status,
    isOverdue: status === 'issued' && dueDate !== null && dueDate < today,
    currency,
    from: stored.fromDate,
    to: stored.toDate,
    ...toMoney({ ...stored, lines: await findLines(ctx, id) }, terms, currency),
    dueDate,
    createdAt: stored.createdAt.toISOString(),
    updatedAt: stored.updatedAt.toISOString(),
    issuedAt: at(stored.issuedAt),
    paidAt: at(stored.paidAt),
    voidedAt: at(stored.voidedAt),
    deletedAt: at(stored.deletedAt),
    groupBy: [...terms.groupBy],
    rounding: terms.rounding,
    notes: stored.notes,
    voidReason: stored.voidReason,
    parties: stored.parties === null ? now : partiesShape.parse(stored.parties),
  }
}

/** A bill as the API tells it. */
export function toMoney({ lines, subtotal, tax, total }: Bill, { taxMillipercent }: Terms, currency: string) {
  const money = (amount: number) => ({ amount, currency })
  return {
    lines: lines.map(({ rate, amount, ...line }) => ({ ...line, rate: money(rate), amount: money(amount) })),
    subtotal: money(subtotal),
    taxPercent: taxMillipercent / 1000,
    tax: money(tax),
    total: money(total),
  }
}

export function findLines({ tx, actor }: WorkspaceContext, invoiceId: string): Promise<Line[]> {
  const { description, quantitySeconds, rate, amount } = invoiceLines
  return tx
    .select({ description, quantitySeconds, rate, amount })
    .from(invoiceLines)
    .where(and(eq(invoiceLines.workspaceId, actor.workspaceId), eq(invoiceLines.invoiceId, invoiceId)))
    .orderBy(asc(invoiceLines.position))
}

/** Who would bill whom today. Throws not found. */
export async function findParties(
  ctx: WorkspaceContext,
  clientId: string,
): Promise<{ name: string; today: string; parties: Parties }> {
  const { tx, actor, clock } = ctx
  const [found] = await tx
    .select({ client: clients, workspace: workspaces })
    .from(clients)
    .innerJoin(workspaces, eq(workspaces.id, clients.workspaceId))
    .where(and(eq(clients.workspaceId, actor.workspaceId), eq(clients.id, clientId)))
  if (found === undefined) throw notFound('client')
  const { client, workspace } = found
  const { senderName, senderAddress, senderDetails } = await getTimeSettings(ctx)
  const today = dayIn(clock(), workspace.timezone)
  return {
    name: client.name,
    today,
    parties: {
      sender: { name: senderName || workspace.name, address: senderAddress, details: senderDetails },
      client: { name: client.billingName || client.name, address: client.billingAddress },
      issuedOn: today,
    },
  }
}
