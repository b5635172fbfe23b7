import { clockIn, shortClock, toMinutes } from './clock.ts'
import type { Part, TimeEntry, Week } from './week.queries.ts'

/** A part of an entry as it stands on its day: minutes from midnight, and beside what else was at once. */
export type Block = {
  entry: TimeEntry
  part: Part
  start: number
  end: number
  /** What the clock said where it ends; where clocks went back, not where it is drawn. */
  endClock: string
  lane: number
  lanes: number
  /** Something else was at once. */
  isDouble: boolean
  /** All of it is on this day, it is one's own to change, and it does not run. */
  isWhole: boolean
}

export type DayBlocks = { date: string; blocks: Block[]; untimed: Part[]; gaps: Gap[]; jump: Jump | null }
export type Gap = { start: number; end: number; seconds: number }

/** What each day shows. */
export function blocksOf(week: Week): DayBlocks[] {
  const entries = new Map(week.entries.map((entry) => [entry.id, entry]))
  const double = new Set(week.overlaps.flatMap(({ entryIds }) => entryIds))
  return week.days.map((day) => {
    const { date } = day
    const parts = week.parts.filter((part) => part.date === date)
    const blocks = parts.flatMap((part) => {
      const entry = entries.get(part.entryId)
      if (!entry?.isTimed) return []
      const start = toMinutes(part.startTime)
      const said = toMinutes(part.endTime)
      // Where the clocks went back, its end may read as before its start.
      const end = said > start ? said : Math.min(1440, start + part.seconds / 60)
      const isWhole = entry.durationSeconds === part.seconds && entry.endedAt !== null
      const endClock = shortClock(part.endTime)
      return [
        { entry, part, start, end, endClock, lane: 0, lanes: 1, isWhole, isDouble: double.has(entry.id) },
      ]
    })
    const untimed = parts.filter(({ entryId }) => entries.get(entryId)?.isTimed === false)
    return {
      date,
      blocks: layOut(blocks),
      untimed,
      gaps: gapsOf(week, date, parts),
      jump: jumpOf(day, week.timezone),
    }
  })
}

const shortest = 15

/** Puts what is at once side by side. */
export function layOut<T extends { start: number; end: number; lane: number; lanes: number }>(
  blocks: readonly T[],
): T[] {
  const placed: T[] = []
  let together: T[] = []
  let until = Number.NEGATIVE_INFINITY
  const close = () => {
    const lanes = Math.max(0, ...together.map(({ lane }) => lane)) + 1
    placed.push(...together.map((block) => ({ ...block, lanes })))
    together = []
  }
  for (const block of blocks.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (block.start >= until) {
      close()
      until = Number.NEGATIVE_INFINITY
    }
    const taken = together
      .filter(({ start, end }) => Math.max(end, start + shortest) > block.start)
      .map(({ lane }) => lane)
    let lane = 0
    while (taken.includes(lane)) lane += 1
    together.push({ ...block, lane })
    until = Math.max(until, block.end, block.start + shortest)
  }
  close()
  return placed
}

// A gap is where one part ended and the next began, as their own clocks said.
function gapsOf(week: Week, date: string, parts: readonly Part[]): Gap[] {
  return week.gaps
    .filter((gap) => gap.date === date)
    .flatMap(({ startedAt, endedAt, seconds }) => {
      const before = parts.find((part) => part.endedAt === startedAt)
      const after = parts.find((part) => part.startedAt === endedAt)
      if (!before || !after) return []
      const [start, end] = [toMinutes(before.endTime), toMinutes(after.startTime)]
      return end - start >= shortest ? [{ start, end, seconds }] : []
    })
}

/** Where the clocks change on a day: minutes they leave out, or have twice. */
export type Jump = { kind: 'skipped' | 'twice'; start: number; end: number }

const stepSeconds = 900

/** Null on most days. A change across midnight itself leaves nothing to show on the clock. */
export function jumpOf(day: Week['days'][number], timezone: string): Jump | null {
  if (day.lengthSeconds === 86_400) return null
  const minutesAt = (seconds: number) =>
    toMinutes(clockIn(new Date(Date.parse(day.startsAt) + seconds * 1000).toISOString(), timezone))
  for (let at = stepSeconds; at < day.lengthSeconds; at += stepSeconds) {
    const expected = minutesAt(at - stepSeconds) + stepSeconds / 60
    const said = minutesAt(at)
    if (said > expected) return { kind: 'skipped', start: expected, end: said }
    if (said < expected) return { kind: 'twice', start: said, end: expected }
  }
  return null
}
