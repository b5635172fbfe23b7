import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { readCursor, toPage } from '../http/pagination.ts'
import { type InvoiceRow, invoiceRow, totalsShape } from './shapes.ts'

type Wanted = {
  limit: number
  cursor?: string | undefined
  status?: InvoiceRow['status'] | undefined
  clientId?: string | undefined
}

const cursorKeys = z.tuple([z.uuid()])
const row = z.object({ json: invoiceRow })
const totalsRow = z.object({ json: totalsShape.element })

/** Invoices, the newest first, and what they come to by currency. */
export async function findInvoices(ctx: WorkspaceContext, { limit, cursor, status, clientId }: Wanted) {
  const { tx, actor, clock } = ctx
  const [before] = readCursor(cursor, cursorKeys) ?? []
  const rows = await tx.execute(sql`
    select json_build_object('id', i.id, 'number', i.number, 'clientId', i.client_id, 'clientName', c.name,
      'status', i.status, 'isOverdue', ${isOverdue(clock())}, 'currency', i.currency, 'from', i.from_date, 'to', i.to_date,
      'subtotal', ${money('i.subtotal')}, 'taxPercent', i.tax_millipercent / 1000.0, 'tax', ${money('i.tax')},
      'total', ${money('i.total')}, 'dueDate', i.due_date, 'createdAt', app.instant(i.created_at),
      'updatedAt', app.instant(i.updated_at), 'issuedAt', app.instant(i.issued_at), 'paidAt', app.instant(i.paid_at),
      'voidedAt', app.instant(i.voided_at), 'deletedAt', app.instant(i.deleted_at)) as json
    from invoices i
    join clients c on c.workspace_id = i.workspace_id and c.id = i.client_id
    join workspaces w on w.id = i.workspace_id
    where i.workspace_id = ${actor.workspaceId} and i.deleted_at is null
      and (${before ?? null}::uuid is null or i.id < ${before ?? null})
      and (${status ?? null}::text is null or i.status = ${status ?? null})
      and (${clientId ?? null}::uuid is null or i.client_id = ${clientId ?? null})
    order by i.id desc limit ${limit + 1}`)
  const found = rows.map((one) => row.parse(one).json)
  return { ...toPage(found, limit, ({ id }) => [id]), totals: await findTotals(ctx) }
}

async function findTotals({ tx, actor, clock }: WorkspaceContext) {
  const summed = (which: ReturnType<typeof sql>) => sql`json_build_object(
    'amount', coalesce(sum(i.total) filter (where ${which}), 0)::bigint, 'currency', i.currency)`
  const rows = await tx.execute(sql`
    select json_build_object('currency', i.currency, 'draft', ${summed(sql`i.status = 'draft'`)},
      'outstanding', ${summed(sql`i.status = 'issued'`)}, 'overdue', ${summed(isOverdue(clock()))},
      'paid', ${summed(sql`i.status = 'paid'`)}) as json
    from invoices i join workspaces w on w.id = i.workspace_id
    where i.workspace_id = ${actor.workspaceId} and i.deleted_at is null
    group by i.currency order by i.currency`)
  return rows.map((found) => totalsRow.parse(found).json)
}

function isOverdue(now: Date) {
  return sql`(i.status = 'issued' and coalesce(
    i.due_date < (${now.toISOString()}::timestamptz at time zone w.timezone)::date, false))`
}

function money(column: 'i.subtotal' | 'i.tax' | 'i.total') {
  return sql`json_build_object('amount', ${sql.raw(column)}, 'currency', i.currency)`
}
