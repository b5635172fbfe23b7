import { workspaceEndpoint } from '../http/endpoint.ts'
import { id, idParams } from '../http/fields.ts'
import { pageOf, pageQuery } from '../http/pagination.ts'
import { created, noContent, ok } from '../http/reply.ts'
import { deleteDraft, undeleteDraft } from './change-state.ts'
import { changeDraft, createDraft, previewInvoice } from './draft-invoice.ts'
import { findInvoices } from './find-invoices.ts'
import { findUnbilled, unbilledShape } from './find-unbilled.ts'
import { getInvoice } from './get-invoice.ts'
import { getNextNumber, nextNumberChange, nextNumberShape, setNextNumber } from './number-series.ts'
import {
  invoiceChange,
  invoiceRow,
  invoiceShape,
  invoiceStatus,
  newInvoice,
  previewShape,
  totalsShape,
  wantedPreview,
} from './shapes.ts'

const tag = 'Rates and invoices'
const read = { who: 'member', scope: 'invoices:read', can: 'see_everyones_time' } as const
const write = { who: 'member', scope: 'invoices:write', can: 'manage_time' } as const

export const invoiceRoutes = [
  workspaceEndpoint({
    method: 'get',
    path: '/v1/invoices',
    operationId: 'listInvoices',
    summary: 'Invoices and drafts, and what they come to',
    tag,
    access: read,
    query: pageQuery.extend({
      status: invoiceStatus.optional(),
      clientId: id.optional(),
    }),
    success: {
      status: 200,
      description: 'The newest first.',
      schema: pageOf(invoiceRow).extend({ totals: totalsShape }),
    },
    run: async (ctx, { query }) => ok(await findInvoices(ctx, query)),
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/unbilled-time',
    operationId: 'listUnbilledTime',
    summary: 'Whose approved time waits to be billed',
    tag,
    access: read,
    success: {
      status: 200,
      description: 'By client and currency, the most first.',
      schema: pageOf(unbilledShape),
    },
    run: async (ctx) => ok({ data: await findUnbilled(ctx), nextCursor: null }),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/invoice-previews',
    operationId: 'previewInvoice',
    summary: 'See what an invoice would be',
    description:
      'Nothing is written. Says also what billable time of those days would not be on it, and why.',
    tag,
    access: read,
    body: wantedPreview,
    success: { status: 200, description: 'What it would be.', schema: previewShape },
    run: async (ctx, { body }) => ok(await previewInvoice(ctx, body)),
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/invoices',
    operationId: 'createInvoice',
    summary: 'Draft an invoice from approved time',
    description:
      "Takes the client's approved, billable time of those days that is on no invoice or draft yet, at the rates it was approved at: a line for each group and rate. Nothing is locked until it is issued.",
    tag,
    access: write,
    errors: [409],
    body: newInvoice,
    success: { status: 201, description: 'Drafted.', schema: invoiceShape },
    async run(ctx, { body }) {
      const invoice = await createDraft(ctx, body)
      return created(invoice, `/v1/invoices/${invoice.id}`)
    },
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/invoices/{id}',
    operationId: 'getInvoice',
    summary: 'An invoice with its lines',
    tag,
    access: read,
    params: idParams,
    success: { status: 200, description: 'The invoice.', schema: invoiceShape },
    run: async (ctx, { params }) => ok(await getInvoice(ctx, params.id)),
  }),
  workspaceEndpoint({
    method: 'patch',
    path: '/v1/invoices/{id}',
    operationId: 'changeInvoice',
    summary: 'Change a draft',
    tag,
    access: write,
    errors: [409],
    params: idParams,
    body: invoiceChange,
    success: { status: 200, description: 'Changed.', schema: invoiceShape },
    run: async (ctx, { params, body }) => ok(await changeDraft(ctx, params.id, body)),
  }),
  workspaceEndpoint({
    method: 'delete',
    path: '/v1/invoices/{id}',
    operationId: 'deleteInvoice',
    summary: 'Delete a draft',
    description:
      'Its time can be billed elsewhere. It can be brought back for 30 days. What is issued is made void instead.',
    tag,
    access: write,
    errors: [409],
    params: idParams,
    success: { status: 204, description: 'Deleted.', schema: null },
    async run(ctx, { params }) {
      await deleteDraft(ctx, params.id)
      return noContent()
    },
  }),
  workspaceEndpoint({
    method: 'post',
    path: '/v1/invoices/{id}/undelete',
    operationId: 'undeleteInvoice',
    summary: 'Bring a deleted draft back',
    description: 'With the time of its days that is still to be billed.',
    tag,
    access: write,
    errors: [409],
    params: idParams,
    success: { status: 200, description: 'It is back.', schema: invoiceShape },
    run: async (ctx, { params }) => ok(await undeleteDraft(ctx, params.id)),
  }),
  workspaceEndpoint({
    method: 'get',
    path: '/v1/invoice-number',
    operationId: 'getNextInvoiceNumber',
    summary: 'The number the next invoice will have',
    tag,
    access: read,
    success: { status: 200, description: 'The number.', schema: nextNumberShape },
    run: async (ctx) => ok(await getNextNumber(ctx)),
  }),
  workspaceEndpoint({
    method: 'put',
    path: '/v1/invoice-number',
    operationId: 'setNextInvoiceNumber',
    summary: 'Let the numbers of invoices go on from another one',
    description: 'Upwards only: what was given is not given again. What stands before it is a time setting.',
    tag,
    access: write,
    body: nextNumberChange,
    success: { status: 200, description: 'Set.', schema: nextNumberShape },
    run: async (ctx, { body }) => ok(await setNextNumber(ctx, body.nextNumber)),
  }),
]
