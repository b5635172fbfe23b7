import type { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { findEntriesOf } from './find-billed.ts'
import { findLines, findStored, termsOf, toMoney } from './get-invoice.ts'
import { type Line, makeLines } from './make-lines.ts'
import type { auditShape } from './shapes.ts'

/** Makes an invoice again from the entries on it, and compares the two. Throws not found. */
export async function auditInvoice(ctx: WorkspaceContext, id: string): Promise<z.infer<typeof auditShape>> {
  const stored = await findStored(ctx, id)
  const { currency } = stored
  const terms = termsOf(stored)
  const entries = await findEntriesOf(ctx, id, terms.groupBy)
  const then = { ...stored, lines: await findLines(ctx, id) }
  const now = makeLines(entries, terms)
  const differences = compare(then.lines, now.lines)
  const areSumsSame = then.subtotal === now.subtotal && then.tax === now.tax && then.total === now.total
  const matches = differences.length === 0 && areSumsSame
  const { lines: storedLines, ...storedSums } = toMoney(then, terms, currency)
  const { lines: rebuiltLines, ...rebuiltSums } = toMoney(now, terms, currency)
  return {
    matches,
    message: tell(stored.status === 'void', matches),
    stored: storedSums,
    rebuilt: rebuiltSums,
    differences: differences.map(({ before, after }) => ({
      stored: storedLines[before ?? -1] ?? null,
      rebuilt: rebuiltLines[after ?? -1] ?? null,
    })),
    entries: entries.map(({ id, memberId, day, seconds, description, rate }) => ({
      ...{ id, memberId, seconds, description },
      localDate: day,
      rate: { amount: rate, currency },
    })),
  }
}

function tell(isVoid: boolean, matches: boolean): string {
  if (isVoid) return 'This invoice is void: its time is free to be billed again.'
  return matches
    ? 'Its entries make exactly this invoice.'
    : 'Its entries make another invoice than this. See the differences.'
}

type Difference = { before: number | null; after: number | null }

/** By quantity, rate and amount: what a project is called today changes no bill. */
function compare(stored: readonly Line[], rebuilt: readonly Line[]): Difference[] {
  const same = ({ quantitySeconds, rate, amount }: Line) => `${quantitySeconds} ${rate} ${amount}`
  const left = new Map<string, number[]>()
  for (const [index, line] of rebuilt.entries())
    left.set(same(line), [...(left.get(same(line)) ?? []), index])
  const missing = [...stored.keys()].filter((index) => {
    const line = stored[index]
    return line === undefined || left.get(same(line))?.shift() === undefined
  })
  const more = [...left.values()].flat().sort((a, b) => a - b)
  return Array.from({ length: Math.max(missing.length, more.length) }, (_, index) => ({
    before: missing[index] ?? null,
    after: more[index] ?? null,
  }))
}
