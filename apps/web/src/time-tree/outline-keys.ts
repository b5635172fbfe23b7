import type { KeyboardEvent } from 'react'
import { mayHang, type Row } from './outline.ts'

type Actions = {
  focus: (row: Row) => void
  turn: (row: Row, isOpen: boolean) => void
  edit: (row: Row) => void
  move: (row: Row, to: Row) => void
}

/** The keys of a tree: up and down walk it, right opens, left closes or goes up, Enter changes, Alt moves a task in or out. */
export function outlineKeys(rows: readonly Row[], { focus, turn, edit, move }: Actions) {
  const parentOf = (row: Row) => rows.find(({ node }) => node.id === row.parentId)
  const before = (row: Row) =>
    rows.slice(0, rows.indexOf(row)).findLast((other) => other.parentId === row.parentId)

  function go(to: Row | undefined) {
    if (to) focus(to)
  }
  function hang(row: Row, to: Row | undefined) {
    if (to && mayHang(row, to)) move(row, to)
  }

  function moveBy(key: string, row: Row): boolean {
    const parent = parentOf(row)
    if (key === 'ArrowRight') hang(row, before(row))
    else if (key !== 'ArrowLeft') return false
    else if (row.kind === 'task' && parent?.kind === 'task') hang(row, parentOf(parent))
    return true
  }

  function walkBy(key: string, row: Row): boolean {
    const at = rows.indexOf(row)
    switch (key) {
      case 'ArrowDown':
        go(rows[at + 1])
        return true
      case 'ArrowUp':
        go(rows[at - 1])
        return true
      case 'Home':
        go(rows[0])
        return true
      case 'End':
        go(rows.at(-1))
        return true
      case 'ArrowRight':
        if (row.isOpen === false) turn(row, true)
        else if (row.isOpen) go(rows[at + 1])
        return true
      case 'ArrowLeft':
        if (row.isOpen) turn(row, false)
        else go(parentOf(row))
        return true
      case 'Enter':
        edit(row)
        return true
      default:
        return false
    }
  }

  return (event: KeyboardEvent, row: Row) => {
    // Keys in a field or on a button of the row are theirs.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey) return
    const isTaken = event.altKey ? moveBy(event.key, row) : walkBy(event.key, row)
    if (isTaken) event.preventDefault()
  }
}
