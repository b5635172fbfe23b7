import { formatTable } from '@promptsheet/shared/csv-table'
import { formatDuration } from '@promptsheet/shared/duration'
import { decimalOf } from '@promptsheet/shared/money'
import type { Invoice } from './shapes.ts'

const titles = [
  'invoice',
  'issued',
  'client',
  'description',
  'duration',
  'hours',
  'rate',
  'amount',
  'currency',
]

/**
 * The lines of an invoice as a table for bookkeeping, its tax as the last row, so that the amounts add up to the total.
 * Text that a spreadsheet would run as a formula begins with an apostrophe.
 */
export function writeCsv({ number, status, parties, lines, tax, taxPercent, currency }: Invoice): string {
  const head = [number ?? 'Draft', status === 'draft' ? '' : parties.issuedOn, parties.client.name]
  const rows = lines.map(({ description, quantitySeconds, rate, amount }) => [
    ...head,
    description,
    formatDuration(quantitySeconds),
    (quantitySeconds / 3600).toFixed(4),
    decimalOf(rate.amount, currency),
    decimalOf(amount.amount, currency),
    currency,
  ])
  if (tax.amount > 0)
    rows.push([...head, `Tax ${taxPercent}%`, '', '', '', decimalOf(tax.amount, currency), currency])
  return formatTable([titles, ...rows])
}
