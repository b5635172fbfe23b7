import type { ClientSum, EstimateRow } from './shapes.ts'

type Sums = Pick<EstimateRow, 'estimateSeconds' | 'actualSeconds' | 'forecastSeconds'>
type Place = { above: string | null; name: string; colour: string }

export const shareOf = ({ actualSeconds, estimateSeconds }: Sums) => actualSeconds / estimateSeconds

/** Without a percent, of what is over and done: then nothing goes long any more. */
export function stateOf(sums: Sums, longFromPercent: number | null): EstimateRow['state'] {
  const { estimateSeconds, actualSeconds, forecastSeconds } = sums
  if (actualSeconds > estimateSeconds) return 'over'
  if (longFromPercent === null) return 'on_track'
  const isLong = actualSeconds * 100 >= estimateSeconds * longFromPercent || forecastSeconds > estimateSeconds
  return isLong ? 'going_long' : 'on_track'
}

/** Estimates added up by client, each hour once: what is estimated above stands for what is below it. */
export function sumClients(
  rows: readonly EstimateRow[],
  places: ReadonlyMap<string, Place>,
  longFromPercent: number,
): ClientSum[] {
  const estimated = new Set(rows.map(({ id }) => id))
  const isBelowAnother = (id: string | null): boolean => {
    const above = places.get(id ?? '')?.above ?? null
    return above !== null && (estimated.has(above) || isBelowAnother(above))
  }
  const tops = rows.filter(({ id }) => !isBelowAnother(id))
  return [...Map.groupBy(tops, ({ clientId }) => clientId)]
    .map(([clientId, some]) => {
      const add = (of: (row: EstimateRow) => number) => some.reduce((sum, row) => sum + of(row), 0)
      const sums = {
        estimateSeconds: add((row) => row.estimateSeconds),
        actualSeconds: add((row) => row.actualSeconds),
        forecastSeconds: add((row) => row.forecastSeconds),
      }
      const isOpen = some.some(({ archivedAt }) => archivedAt === null)
      const { name = null, colour = 'slate' } = places.get(clientId ?? '') ?? {}
      const state = stateOf(sums, isOpen ? longFromPercent : null)
      return { clientId, name, colour, estimates: some.length, ...sums, state }
    })
    .toSorted((a, b) => shareOf(b) - shareOf(a) || ((a.name ?? '') < (b.name ?? '') ? -1 : 1))
}
