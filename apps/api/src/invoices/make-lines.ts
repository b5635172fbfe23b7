import { type Rounding, roundSum } from '@promptsheet/shared/rounding'

export const groupings = ['project', 'task', 'member', 'day', 'entry'] as const
export type Grouping = (typeof groupings)[number]

/** What an entry brings onto an invoice: its frozen rate, and a key and words for each thing it can be grouped by. */
export type Billed = {
  day: string
  seconds: number
  rate: number
  groups: Record<Grouping, { key: string; label: string; order: string }>
}

/** How an invoice is made of its entries; kept with it, so that it can be made again. */
export type Terms = { groupBy: readonly Grouping[]; rounding: Rounding | null; taxMillipercent: number }

export type Line = { description: string; quantitySeconds: number; rate: number; amount: number }
export type Bill = { lines: Line[]; subtotal: number; tax: number; total: number }

const longestDescription = 1000

/**
 * The lines of an invoice: one for each group and rate, in the order of the grouping. What is rounded to nothing is no line.
 * Amounts are minor units; lines add up to the subtotal, and that and the tax to the total, whatever goes in.
 */
export function makeLines(entries: readonly Billed[], { groupBy, rounding, taxMillipercent }: Terms): Bill {
  const groups = new Map<string, Billed[]>()
  for (const entry of entries) {
    const key = JSON.stringify([...groupBy.map((by) => entry.groups[by].key), entry.rate])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [entry])
    else group.push(entry)
  }
  const lines = [...groups]
    .map(([key, group]) => ({
      key,
      line: makeLine(group, groupBy, rounding),
      order: orderOf(group, groupBy),
    }))
    .sort((a, b) => compare(a.order, b.order) || a.line.rate - b.line.rate || compare([a.key], [b.key]))
    .map(({ line }) => line)
    .filter(({ quantitySeconds }) => quantitySeconds > 0)
  const subtotal = lines.reduce((sum, { amount }) => sum + amount, 0)
  const tax = share(subtotal, taxMillipercent, 100_000)
  return { lines, subtotal, tax, total: subtotal + tax }
}

function makeLine(group: readonly Billed[], groupBy: readonly Grouping[], rounding: Rounding | null): Line {
  const [first] = group
  const rate = first?.rate ?? 0
  const quantitySeconds = roundSum(group, rounding)
  const words = first === undefined ? [] : groupBy.map((by) => first.groups[by].label)
  return {
    description: cut(words.filter((word) => word !== '').join(' · ')),
    quantitySeconds,
    rate,
    amount: share(quantitySeconds, rate, 3600),
  }
}

function orderOf([first]: readonly Billed[], groupBy: readonly Grouping[]): string[] {
  return first === undefined ? [] : groupBy.map((by) => first.groups[by].order)
}

/** `of * part / whole`, half a unit rounded up; exact beyond what a product of two numbers can hold. */
function share(of: number, part: number, whole: number): number {
  return Number((BigInt(of) * BigInt(part) * 2n + BigInt(whole)) / (BigInt(whole) * 2n))
}

function compare(a: readonly string[], b: readonly string[]): number {
  for (const [index, word] of a.entries()) {
    const other = b[index] ?? ''
    if (word !== other) return word < other ? -1 : 1
  }
  return 0
}

function cut(words: string): string {
  const letters = Array.from(words)
  return letters.length > longestDescription ? `${letters.slice(0, longestDescription - 1).join('')}…` : words
}
