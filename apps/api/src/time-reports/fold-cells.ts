import { weekOf } from '@promptsheet/shared/iso-week'
import { roundSum } from '@promptsheet/shared/rounding'
import type { Cell } from './count-cells.ts'
import { startsUnit, type Unit } from './read-span.ts'
import type { Dimension, ReportGroup, ReportTotals, Rounding } from './shapes.ts'
import { tooManyLines } from './too-many-lines.ts'

type Key = string | null

// On all levels together: cells with many tags, and many levels, make more groups than there are cells.
const mostGroups = 120_000
export type Named = Pick<ReportGroup, 'label' | 'within' | 'colour'>

export type Folding = {
  rounding: Rounding | null
  weekStart: number
  clientOf: (projectId: Key) => Key
  nameOf: (by: Dimension, key: Key) => Named
}

type Counting = Folding & { count: (groups: number) => void }

/**
 * The nested groups of a report and what they add up to. Hours are rounded in the innermost lines and added up from there, so
 * that what is printed adds up. Under tags alone a line counts several times; above them it counts once. Throws invalid when
 * there are too many.
 */
export function foldCells(
  cells: readonly Cell[],
  levels: readonly Dimension[],
  folding: Folding,
): { totals: ReportTotals; groups: ReportGroup[] } {
  let counted = 0
  const count = (more: number) => {
    counted += more
    if (counted > mostGroups) throw tooManyLines()
  }
  const { groups, ...totals } = fold(cells, levels, [], { ...folding, count })
  return { totals, groups: groups ?? [] }
}

function fold(
  cells: readonly Cell[],
  levels: readonly Dimension[],
  above: readonly Dimension[],
  folding: Counting,
): ReportTotals & { groups?: ReportGroup[] } {
  const [by, ...below] = levels
  const base = { ...countEntries(cells, above, folding), amounts: addMoney(cells) }
  if (by === undefined) return { ...addHours(cells, folding), ...base }
  const parts = [...split(cells, by, folding)]
  folding.count(parts.length)
  const groups = parts.map(
    ([key, some]): ReportGroup => ({
      by,
      key,
      ...folding.nameOf(by, key),
      ...fold(some, below, [...above, by], folding),
    }),
  )
  const once = by === 'tag' ? fold(cells, below, above, folding) : null
  return {
    durationSeconds: once?.durationSeconds ?? sum(groups, (group) => group.durationSeconds),
    billableSeconds: once?.billableSeconds ?? sum(groups, (group) => group.billableSeconds),
    ...base,
    groups: groups.toSorted(isTime(by) ? byKey : byHours),
  }
}

function split(cells: readonly Cell[], by: Dimension, folding: Folding): Map<Key, Cell[]> {
  const parts = new Map<Key, Cell[]>()
  for (const cell of cells)
    for (const key of keysOf(cell, by, folding)) {
      const part = parts.get(key)
      if (part) part.push(cell)
      else parts.set(key, [cell])
    }
  return parts
}

function keysOf(cell: Cell, by: Dimension, { clientOf, weekStart }: Folding): readonly Key[] {
  if (by === 'client') return [clientOf(cell.project)]
  if (by === 'project' || by === 'task' || by === 'member' || by === 'entry') return [cell[by]]
  if (by === 'day') return [cell.day]
  if (by === 'week') return [weekOf(cell.day, weekStart)]
  if (by === 'month') return [cell.day.slice(0, 7)]
  return cell.tags && cell.tags.length > 0 ? [...new Set(cell.tags)] : [null]
}

function addHours(cells: readonly Cell[], { rounding }: Folding) {
  // By entry the database has rounded already.
  const rule = rounding?.per === 'entry' ? null : rounding
  const add = (of: (cell: Cell) => number) =>
    roundSum(
      cells.map((cell) => ({ day: cell.day, seconds: of(cell) })),
      rule,
    )
  return {
    durationSeconds: add((cell) => cell.seconds),
    billableSeconds: add((cell) => cell.billableSeconds),
  }
}

/** An entry that goes on from one piece of time into the next counts in each of them, and once where both are in it. */
function countEntries(cells: readonly Cell[], above: readonly Dimension[], { weekStart }: Folding) {
  const units = above.filter(isTime)
  const isNew = (day: string) => units.some((unit) => startsUnit(day, unit, weekStart))
  return {
    entries: sum(cells, (cell) => cell.begun + (cell.continued > 0 && isNew(cell.day) ? cell.continued : 0)),
    isRunning: cells.some((cell) => cell.isRunning),
  }
}

function addMoney(cells: readonly Cell[]): ReportTotals['amounts'] {
  const amounts = new Map<string, number>()
  for (const { currency, amount } of cells)
    if (currency !== null && amount !== 0) amounts.set(currency, (amounts.get(currency) ?? 0) + amount)
  return [...amounts]
    .map(([currency, amount]) => ({ amount, currency }))
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1))
}

function isTime(by: Dimension): by is Unit {
  return by === 'day' || by === 'week' || by === 'month'
}

const byKey = (a: ReportGroup, b: ReportGroup) => ((a.key ?? '') < (b.key ?? '') ? -1 : 1)
const byHours = (a: ReportGroup, b: ReportGroup) =>
  b.durationSeconds - a.durationSeconds || a.label.localeCompare(b.label, 'en') || byKey(a, b)

function sum<T>(some: readonly T[], of: (one: T) => number): number {
  return some.reduce((total, one) => total + of(one), 0)
}
