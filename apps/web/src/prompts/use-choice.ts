import { useState } from 'react'

export type Choice = ReturnType<typeof useChoice>

/**
 * Which rows are chosen, while somebody chooses several. With Shift, everything from the one before to this one.
 * What is not among the rows any more is not chosen any more.
 */
export function useChoice(rowIds: readonly string[]) {
  const [picked, setPicked] = useState<ReadonlySet<string> | null>(null)
  const [last, setLast] = useState<string | null>(null)
  const chosen = rowIds.filter((id) => picked?.has(id))
  const toggle = (id: string, isRange: boolean) => {
    const next = new Set(chosen)
    const [from, to] = [rowIds.indexOf(last ?? id), rowIds.indexOf(id)]
    const ids = isRange && from >= 0 ? rowIds.slice(Math.min(from, to), Math.max(from, to) + 1) : [id]
    const isOn = !next.has(id)
    for (const one of ids) {
      if (isOn) next.add(one)
      else next.delete(one)
    }
    setPicked(next)
    setLast(id)
  }
  return {
    isOn: picked !== null,
    chosen,
    has: (id: string) => picked?.has(id) === true,
    toggle,
    start: () => setPicked(new Set()),
    all: () => setPicked(new Set(rowIds)),
    none: () => setPicked(new Set()),
    stop: () => {
      setPicked(null)
      setLast(null)
    },
  }
}
