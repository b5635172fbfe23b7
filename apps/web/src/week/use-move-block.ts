import { addDays } from '@promptsheet/shared/iso-week'
import { useRef, useState } from 'react'
import { findProblem } from '../app/problem.ts'
import { text as appText } from '../app/strings.ts'
import { toast } from '../ui/toast-store.ts'
import { toClock } from './clock.ts'
import type { Block } from './timeline-blocks.ts'
import { type EntryFields, useChangeEntry } from './week.queries.ts'

/** By how many minutes each end has moved, and by how many days. */
export type Shift = { start: number; end: number; days: number }
export const still: Shift = { start: 0, end: 0, days: 0 }

/** A block that is somewhere else than its entry, until the entry is there too. */
export function useMoveBlock(block: Block) {
  const { entry, part } = block
  const [shift, setShift] = useState(still)
  const hasDragged = useRef(false)
  const change = useChangeEntry()
  const clamped = clamp(block, shift)
  const commit = async (wanted: Shift) => {
    const fields = fieldsOf(block, clamp(block, wanted))
    if (fields !== null) {
      try {
        await change.mutateAsync({ entry, change: fields })
      } catch (failure) {
        toast(findProblem(failure)?.message || appText.wentWrong, { tone: 'danger' })
      }
    }
    setShift(still)
  }
  return {
    entry,
    date: part.date,
    shift,
    setShift,
    commit,
    hasDragged,
    shown: { start: block.start + clamped.start, end: block.end + clamped.end, days: clamped.days },
  }
}

export type MoveBlock = ReturnType<typeof useMoveBlock>

// It stays on its day, and lasts five minutes at least.
function clamp({ start, end }: Block, shift: Shift): Shift {
  if (shift.start === shift.end) {
    const by = Math.max(-start, Math.min(1440 - end, shift.start))
    return { ...shift, start: by, end: by }
  }
  return {
    ...shift,
    start: Math.max(-start, Math.min(end - start - 5, shift.start)),
    end: Math.min(1440 - end, Math.max(start - end + 5, shift.end)),
  }
}

// An end that was not touched keeps its seconds, and a block that moved its length.
function fieldsOf({ entry, part, start, end }: Block, shift: Shift): EntryFields | null {
  const date = addDays(part.date, shift.days)
  if (shift.start === shift.end) {
    if (shift.start === 0 && shift.days === 0) return null
    const startTime = toClock(start + shift.start)
    return {
      date,
      startTime,
      ...(entry.durationSeconds === null ? {} : { durationSeconds: entry.durationSeconds }),
    }
  }
  return {
    ...(shift.start === 0 ? {} : { startTime: toClock(start + shift.start) }),
    ...(shift.end === 0 ? {} : { endTime: toClock(end + shift.end) }),
  }
}
