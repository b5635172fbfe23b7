import type { KeyboardEvent } from 'react'

const steps: Record<string, [rows: number, columns: number] | undefined> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Where a key leads from a cell; null when it stays in its text. `isTouched`: the caret is the reader's own. */
export function stepOf(
  { key, altKey, ctrlKey, metaKey, shiftKey, currentTarget }: KeyboardEvent<HTMLInputElement>,
  isTouched: boolean,
): [number, number] | null {
  if (altKey || ctrlKey || metaKey) return null
  if (key === 'Enter') return shiftKey ? [-1, 0] : [1, 0]
  const step = steps[key]
  if (!step || shiftKey) return null
  const [, sideways] = step
  if (sideways === 0 || !isTouched) return step
  const { selectionStart, selectionEnd, value } = currentTarget
  if (selectionStart !== selectionEnd) return null
  return selectionStart === (sideways < 0 ? 0 : value.length) ? step : null
}

/** Goes that many cells on, over days that are not shown. False when there is none. */
export function focusFrom(input: HTMLElement, [rows, columns]: [number, number]): boolean {
  const all = [...(input.closest('table')?.querySelectorAll<HTMLInputElement>('input[data-row]') ?? [])]
  const shown = all.filter((one) => one.offsetParent !== null)
  const row = Number(input.dataset.row) + rows
  const column = Number(input.dataset.column) + columns
  const next = shown.find((one) => Number(one.dataset.row) === row && Number(one.dataset.column) === column)
  next?.focus()
  return next !== undefined
}
