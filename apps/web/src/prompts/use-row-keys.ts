import { type KeyboardEvent, useEffect, useRef, useState } from 'react'

type Actions = { onChoose: (index: number) => void; onOpen: (index: number) => void; onEscape?: () => void }

/**
 * Arrows move through rows while the focus stays in the search box; Enter uses one, Shift Enter opens it.
 * `isComing`: the rows are still those of other words. Enter then waits for the right ones.
 */
export function useRowKeys(
  count: number,
  idOf: (index: number) => string,
  resetKey: string,
  actions: Actions,
  isComing: boolean,
) {
  const [active, setActive] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other results start at their first row
  useEffect(() => setActive(0), [resetKey])
  const [entered, setEntered] = useState<'onChoose' | 'onOpen' | null>(null)
  const isWalked = useRef(false)
  const index = Math.min(active, count - 1)
  useEffect(() => {
    if (entered === null || isComing) return
    setEntered(null)
    if (count > 0) actions[entered](0)
  })
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key !== 'Enter') setEntered(null)
    const steps: Record<string, number> = { ArrowDown: index + 1, ArrowUp: index - 1 }
    const next = steps[event.key]
    if (next !== undefined && count > 0) {
      event.preventDefault()
      isWalked.current = true
      const row = Math.max(0, Math.min(count - 1, next))
      setActive(row)
      document.getElementById(idOf(row))?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter' && (index >= 0 || isComing)) {
      event.preventDefault()
      const act = event.shiftKey ? 'onOpen' : 'onChoose'
      // A row that somebody has walked to is the one that is meant.
      if (!isComing || isWalked.current) actions[act](index)
      else if (event.currentTarget.value.trim() !== '') setEntered(act)
    } else if (event.key === 'Escape' && actions.onEscape) {
      event.preventDefault()
      actions.onEscape()
    } else isWalked.current = false
  }
  return { active: index, onKeyDown }
}
