import { addDays } from '@promptsheet/shared/iso-week'
import { daysBetween } from './days.ts'
import type { Invoice, NewInvoice } from './invoices.queries.ts'

/** What an invoice is to be, in the words of the form and of its address. */
export type Terms = {
  client: string
  /** Of the hours to bill; the client's when it is empty. */
  currency: string
  from: string
  to: string
  /** `project,task` */
  by: string
  /** `up:15:entry`, or nothing. */
  rounding: string
  /** As it was typed. */
  tax: string
  due: string
  notes: string
}

const names = ['client', 'currency', 'from', 'to', 'by', 'rounding', 'tax', 'due', 'notes'] as const
const modes = ['nearest', 'up', 'down'] as const
const pers = ['entry', 'day', 'group'] as const
const groupings = ['project', 'task', 'member', 'day', 'entry'] as const

/** What was chosen already, as far as the address says so. */
export function readTerms(search: URLSearchParams): Partial<Terms> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = search.get(name)
      return value === null ? [] : [[name, value]]
    }),
  )
}

export function writeTerms(terms: Partial<Terms>): string {
  return new URLSearchParams(
    names.flatMap((name) => (terms[name] === undefined ? [] : [[name, terms[name]]])),
  ).toString()
}

type Known = Pick<
  Invoice,
  'clientId' | 'currency' | 'from' | 'to' | 'groupBy' | 'rounding' | 'taxPercent' | 'dueDate' | 'notes'
>

/** The terms of an invoice, to write one like it or to change it. */
export function termsOf(invoice: Known): Terms {
  return {
    client: invoice.clientId,
    currency: invoice.currency,
    from: invoice.from,
    to: invoice.to,
    by: invoice.groupBy.join(','),
    rounding: invoice.rounding
      ? `${invoice.rounding.mode}:${invoice.rounding.minutes}:${invoice.rounding.per}`
      : '',
    tax: String(invoice.taxPercent),
    due: invoice.dueDate ?? '',
    notes: invoice.notes,
  }
}

/** What the next invoice takes over from the last one: all but its days. It is due as many days after today. */
export function likeLast(
  last: Known & { parties: Pick<Invoice['parties'], 'issuedOn'> },
  today: string,
): Partial<Terms> {
  const { by, rounding: rule, tax, notes } = termsOf(last)
  const days = last.dueDate === null ? null : daysBetween(last.parties.issuedOn, last.dueDate)
  return { by, rounding: rule, tax, notes, due: days === null || days < 0 ? '' : addDays(today, days) }
}

/** `19`, `7.7` or `7,7` as a number of percent; null for what is none. */
export function readPercent(typed: string): number | null {
  const plain = typed.trim().replace(',', '.').replace(/\s*%$/, '')
  if (plain === '') return 0
  return /^\d{1,3}(\.\d{1,3})?$/.test(plain) && Number(plain) <= 100 ? Number(plain) : null
}

/** Whether a date is typed to its end: `0002-10-01` is the beginning of 2026. */
export function isWholeDay(date: string): boolean {
  return date >= '1970-01-01' && date <= '2199-12-31'
}

/** The same for the API; null as long as something is missing or wrong. */
export function toRequest(terms: Terms): NewInvoice | null {
  const taxPercent = readPercent(terms.tax)
  const groupBy = groupings.filter((one) => terms.by.split(',').includes(one))
  const isSpan = isWholeDay(terms.from) && isWholeDay(terms.to) && terms.from <= terms.to
  if (terms.client === '' || !isSpan || taxPercent === null || groupBy.length === 0) return null
  return {
    clientId: terms.client,
    ...(terms.currency && { currency: terms.currency }),
    from: terms.from,
    to: terms.to,
    // In the order that was chosen, which is that of the lines.
    groupBy: terms.by.split(',').flatMap((word) => groupBy.find((one) => one === word) ?? []),
    rounding: readRounding(terms.rounding),
    taxPercent,
    dueDate: isWholeDay(terms.due) ? terms.due : null,
    notes: terms.notes,
  }
}

/** `up:15:entry` as the API takes it. */
function readRounding(words: string): NonNullable<NewInvoice['rounding']> | null {
  const [first, minutes, last] = words.split(':')
  const mode = modes.find((one) => one === first)
  const per = pers.find((one) => one === last)
  return mode && per ? { mode, minutes: Number(minutes), per } : null
}
