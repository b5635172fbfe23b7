import { type KeyboardEvent, useState } from 'react'
import type { Place, Places, TimeTree } from './places.ts'
import { searchPlaces } from './search-places.ts'

export type PickerRow = { key: string; place: Place | null }
export type PickerGroup = { key: 'recent' | 'all' | 'none'; rows: (PickerRow & { index: number })[] }
export type PickerRows = ReturnType<typeof usePickerRows>

const mostShown = 100

/** What the picker offers for what is typed, and which row the arrows are on. */
export function usePickerRows(tree: Pick<TimeTree, 'recent'> & Places, typed: string, canClear: boolean) {
  const [at, setAt] = useState({ typed, index: 0 })
  const recent = tree.recent.flatMap(({ projectId, taskId }) => tree.find(projectId, taskId) ?? [])
  const isSearch = typed.trim() !== ''
  const found = searchPlaces(tree.open, typed, recent)
  const lists: [PickerGroup['key'], (Place | null)[]][] = [
    ['recent', isSearch ? [] : recent],
    ['all', found.slice(0, mostShown)],
    ['none', isSearch || !canClear ? [] : [null]],
  ]
  let index = 0
  const groups = lists.flatMap(([key, places]): PickerGroup[] =>
    places.length === 0
      ? []
      : [
          {
            key,
            rows: places.map((place) => ({
              key: `${key} ${place?.taskId ?? place?.projectId}`,
              place,
              index: index++,
            })),
          },
        ],
  )
  const count = index
  // Other words start at their best row.
  const active = Math.min(at.typed === typed ? at.index : 0, count - 1)
  const move = (to: number) => setAt({ typed, index: to })
  const onKeyDown = (
    event: KeyboardEvent,
    idOf: (index: number) => string,
    onPick: (place: Place | null) => void,
  ) => {
    if (event.nativeEvent.isComposing || count === 0) return
    const page = 8
    const steps: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
    }
    const next = steps[event.key]
    if (next !== undefined) {
      event.preventDefault()
      const row = Math.max(0, Math.min(count - 1, next))
      move(row)
      document.getElementById(idOf(row))?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const row = groups.flatMap(({ rows }) => rows)[active]
      if (row) onPick(row.place)
    }
  }
  return {
    groups,
    active,
    left: found.length - Math.min(found.length, mostShown),
    onKeyDown,
    isSearch,
    isNothing: isSearch && found.length === 0,
  }
}
