import { type KeyboardEvent, useEffect, useState } from 'react'

type Actions = { onChoose: (index: number) => void; onOpen: (index: number) => void; onEscape?: () => void }

/** Arrows move through rows while the focus stays in the search box; Enter uses one, Shift Enter opens it. */
export function useRowKeys(
  count: number,
  idOf: (index: number) => string,
  resetKey: string,
  actions: Actions,
) {
  const [active, setActive] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other results start at their first row
  useEffect(() => setActive(0), [resetKey])
  const index = Math.min(active, count - 1)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const steps: Record<string, number> = { ArrowDown: index + 1, ArrowUp: index - 1 }
    const next = steps[event.key]
    if (next !== undefined && count > 0) {
      event.preventDefault()
      const row = Math.max(0, Math.min(count - 1, next))
      setActive(row)
      document.getElementById(idOf(row))?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter' && index >= 0) {
      event.preventDefault()
      if (event.shiftKey) actions.onOpen(index)
      else actions.onChoose(index)
    } else if (event.key === 'Escape' && actions.onEscape) {
      event.preventDefault()
      actions.onEscape()
    }
  }
  return { active: index, onKeyDown }
}
