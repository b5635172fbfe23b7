import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { MoveBlock, Shift } from './use-move-block.ts'
import { still } from './use-move-block.ts'
import { useDeleteEntry } from './week.queries.ts'

const quarter = 15
// Keys that follow each other make one change.
const settleMs = 700

const shifts: Record<string, Shift | undefined> = {
  ArrowUp: { start: -quarter, end: -quarter, days: 0 },
  ArrowDown: { start: quarter, end: quarter, days: 0 },
  ArrowLeft: { ...still, days: -1 },
  ArrowRight: { ...still, days: 1 },
}

type Rules = { mayMove: boolean; isOpen: boolean; what: string }

/** The arrows walk from block to block; with Alt they move this one, and with Shift too its end. */
export function useBlockKeys(move: MoveBlock, { mayMove, isOpen, what }: Rules) {
  const remove = useDeleteEntry()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const wanted = useRef(still)
  useEffect(() => () => clearTimeout(timer.current), [])
  const shiftBy = (by: Shift) => {
    const { start, end, days } = wanted.current
    wanted.current = { start: start + by.start, end: end + by.end, days: days + by.days }
    move.setShift(wanted.current)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      void move.commit(wanted.current)
      wanted.current = still
    }, settleMs)
  }
  return (event: KeyboardEvent<HTMLButtonElement>) => {
    const by = shifts[event.key]
    if (by && event.altKey && mayMove) {
      event.preventDefault()
      if (!event.shiftKey) shiftBy(by)
      else if (by.days === 0) shiftBy({ ...by, start: 0 })
    } else if (by && !event.altKey && walk(event.currentTarget, event.key)) event.preventDefault()
    else if (event.key === 'Delete' && isOpen) remove.mutate({ entry: move.entry, what })
  }
}

/** Up and down the day, or to the nearest block of the next day that has one. */
function walk(from: HTMLElement, key: string): boolean {
  const column = from.closest('[data-date]')
  const inColumn = (one: Element | null) => [...(one?.querySelectorAll<HTMLElement>('[data-block]') ?? [])]
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const all = inColumn(column)
    const next = all[all.indexOf(from) + (key === 'ArrowUp' ? -1 : 1)]
    next?.focus()
    return next !== undefined
  }
  const step = (one: Element | null) =>
    key === 'ArrowLeft' ? one?.previousElementSibling : one?.nextElementSibling
  for (let other = step(column); other; other = step(other)) {
    const [nearest] = inColumn(other).toSorted(
      (a, b) => Math.abs(a.offsetTop - from.offsetTop) - Math.abs(b.offsetTop - from.offsetTop),
    )
    if (!nearest) continue
    nearest.focus()
    return true
  }
  return false
}
