import { formatDuration } from '@promptsheet/shared/duration'
import { formatMoney } from '@promptsheet/shared/money'
import { formatDate } from '../invoices/days.ts'
import { numberIn, wordIn } from './read-detail.ts'
import type { Saying } from './sentences.ts'
import { text } from './strings.ts'

type Detail = Parameters<Saying>[0]['detail']
type Names = Parameters<Saying>[1]

/** What happens to rates and budgets. */
export const moneySayings: Record<string, Saying> = {
  'rate.set': ({ detail }, names) => text.rateSet(moneyOf(detail), targetOf(detail, names), fromOf(detail)),
  'rate.deleted': ({ detail }, names) =>
    text.rateDeleted(moneyOf(detail, 'rate'), targetOf(detail, names), fromOf(detail)),
  'budget.set': ({ detail }, names) => text.budgetSet(sizeOf(detail), targetOf(detail, names)),
  'budget.deleted': ({ detail }, names) => text.budgetDeleted(targetOf(detail, names)),
}

function targetOf(detail: Detail, names: Names): string {
  const { memberId, none, ...kinds } = text.ofTarget
  const member = wordIn(detail, 'memberId')
  if (member) return memberId(names.member(member))
  const found = Object.entries(kinds).find(([key]) => wordIn(detail, key) !== '')
  return found?.[1] ?? none
}

function moneyOf(detail: Detail, ...path: string[]): string {
  const currency = wordIn(detail, ...path, 'currency')
  return currency ? formatMoney({ amount: numberIn(detail, ...path, 'amount'), currency }) : ''
}

function sizeOf(detail: Detail): string {
  const size = moneyOf(detail) || text.ofHours(formatDuration(numberIn(detail, 'seconds')))
  return wordIn(detail, 'period') === 'month' ? text.perMonth(size) : size
}

function fromOf(detail: Detail): string {
  const from = wordIn(detail, 'effectiveFrom')
  return from && formatDate(from)
}
