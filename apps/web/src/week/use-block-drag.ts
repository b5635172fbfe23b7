import { type PointerEvent, useRef } from 'react'
import { snap } from './scale.ts'
import { type MoveBlock, type Shift, still } from './use-move-block.ts'

type Grip = { edge: string | undefined; y: number; height: number; columns: DOMRect[]; from: number }

/** Moving a block with the pointer, or one of its ends. Fingers scroll, so they open it instead. */
export function useBlockDrag(move: MoveBlock, mayMove: boolean) {
  const grip = useRef<Grip | null>(null)
  const wanted = useRef(still)
  const shiftAt = (event: PointerEvent): Shift => {
    const held = grip.current
    if (!held) return still
    const { start, end } = {
      start: move.shown.start - move.shift.start,
      end: move.shown.end - move.shift.end,
    }
    const moved = ((event.clientY - held.y) / held.height) * 1440
    const [byStart, byEnd] = [snap(start + moved) - start, snap(end + moved) - end]
    if (Math.abs(event.clientY - held.y) < 4 && held.edge !== undefined) return still
    if (held.edge === 'start') return { ...still, start: byStart }
    if (held.edge === 'end') return { ...still, end: byEnd }
    const over = held.columns.findIndex(({ left, right }) => event.clientX >= left && event.clientX < right)
    const days = over < 0 ? 0 : over - held.from
    const by = Math.abs(event.clientY - held.y) < 4 ? 0 : byStart
    return { start: by, end: by, days }
  }
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      move.hasDragged.current = false
      if (!mayMove || event.button !== 0 || event.pointerType === 'touch') return
      const column = event.currentTarget.closest<HTMLElement>('[data-date]')
      const all = [...(column?.parentElement?.querySelectorAll<HTMLElement>('[data-date]') ?? [])]
      if (!column) return
      const edge = event.target instanceof HTMLElement ? event.target.dataset.edge : undefined
      const columns = all.map((one) => one.getBoundingClientRect())
      grip.current = {
        edge,
        y: event.clientY,
        height: column.offsetHeight,
        columns,
        from: all.indexOf(column),
      }
      wanted.current = still
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!grip.current) return
      wanted.current = shiftAt(event)
      const { start, end, days } = wanted.current
      if (start !== 0 || end !== 0 || days !== 0) move.hasDragged.current = true
      move.setShift(wanted.current)
    },
    onPointerCancel: () => {
      grip.current = null
      move.setShift(still)
    },
    onPointerUp: () => {
      if (!grip.current) return
      grip.current = null
      if (move.hasDragged.current) void move.commit(wanted.current)
    },
  }
}
