import type { KeyboardEvent } from 'react'

const steps: Record<string, [rows: number, columns: number] | undefined> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -6],
  End: [0, 6],
  PageUp: [0, -7],
  PageDown: [0, 7],
}

/**
 * Where a key leads from a cell; null when it stays in its text. `isTouched`: the caret is the reader's own. Seven columns on
 * is the same day a week later.
 */
export function stepOf(
  { key, altKey, ctrlKey, metaKey, shiftKey, currentTarget }: KeyboardEvent<HTMLInputElement>,
  isTouched: boolean,
): [number, number] | null {
  if (altKey || ctrlKey || metaKey) return null
  if (key === 'Enter') return shiftKey ? [-1, 0] : [1, 0]
  const step = steps[key]
  if (!step || shiftKey) return null
  const [, sideways] = step
  if (sideways === 0 || Math.abs(sideways) === 7 || !isTouched) return step
  const { selectionStart, selectionEnd, value } = currentTarget
  if (selectionStart !== selectionEnd) return null
  return selectionStart === (sideways < 0 ? 0 : value.length) ? step : null
}

const cellsIn = (root: ParentNode | null | undefined) =>
  [...(root?.querySelectorAll<HTMLInputElement>('input[data-row]') ?? [])].filter(
    (one) => one.offsetParent !== null,
  )

/** Goes that many cells on. False when there is none, or none that is shown. */
export function focusFrom(input: HTMLElement, [rows, columns]: [number, number]): boolean {
  const shown = cellsIn(input.closest('table'))
  const row = Number(input.dataset.row) + rows
  const wanted = Number(input.dataset.column) + columns
  const column = Math.abs(columns) === 6 ? Math.max(0, Math.min(6, wanted)) : wanted
  const next = shown.find((one) => Number(one.dataset.row) === row && Number(one.dataset.column) === column)
  next?.focus()
  return next !== undefined
}

/** Which cell of a week to go to once it is there: of a place, or of a row; the day is a column. */
export type WantedCell = { week: string; place?: string; row?: number; column: number }

/** Goes to that cell, or to the nearest one in its day; where there are no rows yet, to what adds one. */
export function focusCell(grid: HTMLElement | null, { place, row = 0, column }: WantedCell): boolean {
  const all = cellsIn(grid)
  const inColumn = all.filter((one) => Number(one.dataset.column) === column)
  const there = inColumn.length > 0 ? inColumn : all
  const next =
    place === undefined
      ? (there[Math.min(row, there.length - 1)] ?? addRowIn(grid))
      : there.find((one) => one.dataset.place === place)
  next?.focus()
  return next !== undefined && next !== null
}

export const addRowIn = (grid: HTMLElement | null) =>
  grid?.querySelector<HTMLElement>('[data-add-row]') ?? null
