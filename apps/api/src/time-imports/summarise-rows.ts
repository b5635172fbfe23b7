import { forEach, type Steps } from '@promptsheet/shared/steps'
import type { TimeFile } from '@promptsheet/shared/time-csv-record'
import { storable } from '../imports/storable.ts'
import { type Cell, mostPlaces, type Preview } from './fields.ts'
import type { FindKnown } from './find-known.ts'

/** The rows of a file in sums for each person and place; null when those are too many. */
export function* summariseRows(
  file: TimeFile,
  keys: readonly string[],
  findKnown: FindKnown,
): Steps<Preview | null> {
  const cells = new Map<string, Cell>()
  let from: string | null = null
  let to: string | null = null
  let untimed = 0
  const add = (row: TimeFile['rows'][number], index: number) => {
    if (from === null || row.date < from) from = row.date
    if (to === null || row.date > to) to = row.date
    if (!row.isTimed) untimed++
    const { person, client, project, code, task, currency, seconds } = row
    const place = JSON.stringify([person, client, project, task])
    const cell = cells.get(place) ?? { ...nothing(), person, client, project, code, task, currency }
    cells.set(place, cell)
    addTo(cell, seconds)
    cell.code ||= code
    cell.currency ??= currency
    cell.isBillable ||= row.billable !== false
    if (row.billable === true) cell.billableSeconds += seconds
    const before = findKnown(keys[index])
    if (before !== undefined) addTo(before === 'here' ? cell.known : cell.deleted, seconds)
  }
  yield* forEach(file.rows, add, 500)
  if (cells.size > mostPlaces) return null
  const { people, dates, lengths, needsZone, unknownColumns } = file
  return {
    ...{ from, to, untimed, people, dates, lengths, needsZone },
    unknownColumns: unknownColumns.slice(0, 50).map((title) => storable(title, 100)),
    rows: file.rows.length + file.problems.length,
    failed: file.problems.length,
    cells: [...cells.values()],
  }
}

const nothing = () => ({
  entries: 0,
  seconds: 0,
  billableSeconds: 0,
  isBillable: false,
  known: { entries: 0, seconds: 0 },
  deleted: { entries: 0, seconds: 0 },
})

function addTo(sum: { entries: number; seconds: number }, seconds: number): void {
  sum.entries++
  sum.seconds += seconds
}
