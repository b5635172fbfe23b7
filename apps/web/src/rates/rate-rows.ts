import { addDays } from '@promptsheet/shared/iso-week'
import type { Rate } from './rates.queries.ts'
import { type Kind, kindOf, kinds, targetKey } from './targets.ts'

/** A rate with its last day; null while no other follows. */
export type Span = Rate & { until: string | null }

/** All rates of one target in one currency. */
export type RateRow = {
  key: string
  kind: Kind
  /** The one that counts today, or else the next one. */
  shown: Span
  next: Span | null
  /** The latest first. */
  spans: Span[]
}

/** A row for each target and currency, from the farthest from the work to the nearest. */
export function rateRows(rates: readonly Rate[]): RateRow[] {
  const groups = Map.groupBy(rates, (rate) => `${targetKey(rate)} ${rate.rate.currency}`)
  const rows = [...groups].flatMap(([key, group]) => {
    const latestFirst = group.toSorted((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom))
    const spans = latestFirst.map((rate, index) => {
      const later = latestFirst[index - 1]
      return { ...rate, until: later ? addDays(later.effectiveFrom, -1) : null }
    })
    const current = spans.findIndex(({ isCurrent }) => isCurrent)
    const shown = spans[current] ?? spans.at(-1)
    if (!shown) return []
    const next = current === -1 ? null : (spans[current - 1] ?? null)
    return [{ key, kind: kindOf(shown), shown, next, spans }]
  })
  return rows.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
}
