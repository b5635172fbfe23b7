import { z } from '@hono/zod-openapi'
import type { WorkspaceContext } from '../context.ts'
import { workspaceEndpoint } from '../http/endpoint.ts'
import { idParams } from '../http/fields.ts'
import { ok } from '../http/reply.ts'
import { auditInvoice } from './audit-invoice.ts'
import { markPaid, markUnpaid, voidInvoice } from './change-state.ts'
import { getInvoice } from './get-invoice.ts'
import { issueInvoice } from './issue-invoice.ts'
import { auditShape, type Invoice, invoiceShape, voidReason } from './shapes.ts'
import { writeCsv } from './write-csv.ts'

const tag = 'Rates and invoices'
const read = { who: 'member', scope: 'invoices:read', can: 'see_everyones_time' } as const
const write = { who: 'member', scope: 'invoices:write', can: 'manage_time' } as const

export const issuedRoutes = [
  workspaceEndpoint({
    method: 'post',
    path: '/v1/invoices/{id}/issue',
    operationId: 'issueInvoice',
    summary: 'Issue a draft',
    description:
      'It gets the next number, and it and the time on it are locked, all at once or not at all. Send the total you saw to have it refused when the time on it has changed meanwhile.',
    tag,
    access: write,
    errors: [409],
    params: idParams,
    body: z.object({ total: z.int().optional().meta({ description: 'Minor units.' }) }).optional(),
    success: { status: 200, description: 'Issued.', schema: invoiceShape },
    run: async (ctx, { params, body }) => ok(await issueInvoice(ctx, params.id, body ?? {})),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/invoices/{id}/void',
    operationId: 'voidInvoice',
    summary: 'Make an issued invoice void',
    description: 'It keeps its number. Its time is approved again and can be billed anew, at the same rates.',
    tag,
    access: write,
    errors: [409],
    params: idParams,
    body: voidReason.optional(),
    success: { status: 200, description: 'Done.', schema: invoiceShape },
    run: async (ctx, { params, body }) => ok(await voidInvoice(ctx, params.id, body ?? {})),
  }),
  stateEndpoint('pay', markPaid, { operationId: 'payInvoice', summary: 'Say that an invoice is paid' }),
  stateEndpoint('unpay', markUnpaid, {
    operationId: 'unpayInvoice',
    summary: 'Take back that an invoice is paid',
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/invoices/{id}/audit',
    operationId: 'auditInvoice',
    summary: 'Make an invoice again from its entries, and compare',
    tag,
    access: read,
    params: idParams,
    success: { status: 200, description: 'Whether it matches, and the entries on it.', schema: auditShape },
    run: async (ctx, { params }) => ok(await auditInvoice(ctx, params.id)),
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/invoices/{id}.pdf',
    operationId: 'getInvoicePdf',
    summary: 'An invoice as a page to send',
    description: 'The same bytes every time.',
    tag,
    access: read,
    params: idParams,
    success: {
      status: 200,
      description: 'The file.',
      schema: z.string().meta({ format: 'binary' }),
      mediaType: 'application/pdf',
    },
    async run(ctx, { params }) {
      const invoice = await getInvoice(ctx, params.id)
      // With its fonts it weighs more than the rest of the server, and is seldom needed.
      const { drawPdf } = await import('./draw-pdf.ts')
      return ok(await drawPdf(invoice), named(invoice, 'pdf'))
    },
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/invoices/{id}.csv',
    operationId: 'getInvoiceCsv',
    summary: "An invoice's lines as a table",
    description: 'With its tax as the last row: the amounts add up to the total.',
    tag,
    access: read,
    params: idParams,
    success: { status: 200, description: 'The file.', schema: z.string(), mediaType: 'text/csv' },
    async run(ctx, { params }) {
      const invoice = await getInvoice(ctx, params.id)
      return ok(writeCsv(invoice), { ...named(invoice, 'csv'), 'content-type': 'text/csv; charset=utf-8' })
    },
  }),
]

type Told = { operationId: string; summary: string }

function stateEndpoint(
  verb: string,
  change: (ctx: WorkspaceContext, id: string) => Promise<Invoice>,
  told: Told,
) {
  return workspaceEndpoint({
    method: 'post',
    path: `/v1/invoices/{id}/${verb}`,
    ...told,
    tag,
    access: write,
    errors: [409],
    params: idParams,
    success: { status: 200, description: 'Done.', schema: invoiceShape },
    run: async (ctx, { params }) => ok(await change(ctx, params.id)),
  })
}

function named({ number }: Invoice, ending: string): Record<string, string> {
  const name = (number ?? 'draft').replaceAll(/[^A-Za-z0-9._-]+/g, '-')
  return { 'content-disposition': `attachment; filename="invoice-${name}.${ending}"` }
}
