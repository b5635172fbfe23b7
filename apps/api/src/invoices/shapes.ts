import { z } from '@hono/zod-openapi'
import { invoiceStatuses } from '@promptsheet/db/schema/time'
import { text } from '@promptsheet/shared/prompt-fields'
import { rounding } from '@promptsheet/shared/rounding'
import { id, instant, localDate, money, orNull } from '../http/fields.ts'
import { day } from '../rates/shapes.ts'
import { currency } from '../time-tree/fields.ts'
import { groupings } from './make-lines.ts'

export const invoiceStatus = z.enum(invoiceStatuses, `Say ${invoiceStatuses.join(', ')}`)

const grouping = z.enum(groupings, `Say ${groupings.join(', ')}`)
const groupBy = z
  .union([
    z.array(z.string()).max(groupings.length),
    z
      .string()
      .max(100)
      .transform((words) => words.split(',')),
  ])
  .transform((words) => [...new Set(words.map((word) => word.trim()))])
  .pipe(z.array(grouping).min(1, 'Say what a line of the invoice is for, such as project.'))
  .meta({
    description: 'What a line is: one of each, or of several together as a list or with commas.',
    example: ['project', 'task'],
  })
const taxPercent = z
  .number()
  .min(0)
  .max(100)
  .refine(
    (percent) => Math.abs(percent * 1000 - Math.round(percent * 1000)) < 1e-6,
    'At most three decimals.',
  )
  .meta({ example: 19 })

const terms = {
  from: day,
  to: day,
  groupBy,
  rounding: orNull(rounding),
  taxPercent,
  notes: text({ max: 2000 }),
  dueDate: day.nullable(),
}

export const newInvoice = z.object({
  clientId: id,
  ...terms,
  rounding: terms.rounding.optional(),
  taxPercent: taxPercent.optional(),
  notes: terms.notes.optional(),
  dueDate: terms.dueDate.optional(),
  currency: currency.optional().meta({
    description: "Of the time to bill; the client's when it is left out.",
  }),
})
export const invoiceChange = z.object(terms).partial()
export const wantedPreview = newInvoice.extend({
  invoiceId: id.optional().meta({
    description: 'A draft that this would change: what is on it can be on this one.',
  }),
})
export const voidReason = z.object({
  reason: text({ max: 500 })
    .optional()
    .meta({ description: 'For those who see invoices here, not for the client.' }),
})

export type NewInvoice = z.infer<typeof newInvoice>
export type WantedPreview = z.infer<typeof wantedPreview>
export type InvoiceChange = z.infer<typeof invoiceChange>

const line = z
  .object({ description: z.string(), quantitySeconds: z.int(), rate: money, amount: money })
  .openapi('InvoiceLine')
const some = z.object({ entries: z.int(), seconds: z.int() })

const sums = { subtotal: money, taxPercent: z.number(), tax: money, total: money }

/** What an invoice would be, and what of the client's billable time of those days would not be on it. */
export const previewShape = z
  .object({
    lines: z.array(line),
    ...sums,
    leftOut: z.object({
      waiting: some.meta({ description: 'Not approved yet.' }),
      unpriced: some.meta({ description: 'Approved, but no rate is set for it.' }),
      elsewhere: some.meta({ description: 'On another draft.' }),
      otherCurrency: some.meta({ description: 'Approved in another currency.' }),
    }),
  })
  .openapi('InvoicePreview')

export const invoiceRow = z
  .object({
    id,
    number: z.string().nullable(),
    clientId: id,
    clientName: z.string(),
    status: invoiceStatus,
    isOverdue: z.boolean(),
    currency: z.string(),
    from: localDate,
    to: localDate,
    ...sums,
    dueDate: localDate.nullable(),
    createdAt: instant,
    updatedAt: instant,
    issuedAt: instant.nullable(),
    paidAt: instant.nullable(),
    voidedAt: instant.nullable(),
    deletedAt: instant.nullable(),
  })
  .openapi('InvoiceRow')

export const partiesShape = z.object({
  sender: z.object({ name: z.string(), address: z.string(), details: z.string() }),
  client: z.object({ name: z.string(), address: z.string() }),
  issuedOn: localDate.meta({ description: 'The day it was issued in the workspace; of a draft, today.' }),
})

export const invoiceShape = invoiceRow
  .extend({
    lines: z.array(line),
    groupBy: z.array(grouping),
    rounding: orNull(rounding),
    notes: z.string(),
    voidReason: z.string(),
    parties: partiesShape.meta({ description: 'As on the day of issue; of a draft, as they are now.' }),
  })
  .openapi('Invoice')

export type InvoiceRow = z.infer<typeof invoiceRow>
export type Invoice = z.infer<typeof invoiceShape>
export type Parties = z.infer<typeof partiesShape>
export type Preview = z.infer<typeof previewShape>

export const totalsShape = z
  .array(z.object({ currency: z.string(), draft: money, outstanding: money, overdue: money, paid: money }))
  .meta({ description: 'Of all invoices, by currency; what is overdue is also outstanding.' })

export const auditShape = z
  .object({
    matches: z
      .boolean()
      .meta({ description: 'Whether its entries make the same invoice, to the smallest unit.' }),
    message: z.string(),
    stored: z.object(sums),
    rebuilt: z.object(sums),
    differences: z.array(z.object({ stored: orNull(line), rebuilt: orNull(line) })),
    entries: z.array(
      z.object({
        id,
        memberId: id,
        localDate,
        seconds: z.int(),
        description: z.string(),
        rate: money,
      }),
    ),
  })
  .openapi('InvoiceAudit')
