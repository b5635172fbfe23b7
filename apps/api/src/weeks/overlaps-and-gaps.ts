export type Part = { entryId: string; date: string; startedAt: string; endedAt: string }
export type Stretch = { startedAt: string; endedAt: string; seconds: number }
export type Overlap = Stretch & { entryIds: string[] }
export type Gap = Stretch & { date: string }

const mostOverlaps = 200

/** Where two of these were at once; an overlap across midnight is told for each day. `parts` begin in the order of time. */
export function findOverlaps(parts: readonly Part[]): Overlap[] {
  const overlaps: Overlap[] = []
  let open: Part[] = []
  for (const part of parts) {
    open = open.filter(({ endedAt }) => endedAt > part.startedAt)
    for (const other of open) {
      if (overlaps.length === mostOverlaps) return overlaps
      const [endedAt = ''] = [other.endedAt, part.endedAt].sort()
      if (endedAt > part.startedAt)
        overlaps.push({ entryIds: [other.entryId, part.entryId], ...stretch(part.startedAt, endedAt) })
    }
    if (part.endedAt > part.startedAt) open.push(part)
  }
  return overlaps
}

/** Where there was none of these between the first and the last of a day. */
export function findGaps(parts: readonly Part[]): Gap[] {
  const gaps: Gap[] = []
  const busyUntil = new Map<string, string>()
  for (const { date, startedAt, endedAt } of parts) {
    const until = busyUntil.get(date)
    if (until !== undefined && startedAt > until) gaps.push({ date, ...stretch(until, startedAt) })
    if (until === undefined || endedAt > until) busyUntil.set(date, endedAt)
  }
  return gaps
}

/**
 * How much of these was at once with others of them, to be taken off their sum for what a clock would have measured: of none
 * more than it counts for itself, which may be less than a second where a day cuts it.
 */
export function secondsAtOnce(parts: readonly (Part & { seconds: number })[]): number {
  let until = ''
  let total = 0
  for (const { startedAt, endedAt, seconds } of parts.toSorted(longestFirst)) {
    if (endedAt <= until) total += seconds
    else if (startedAt < until) total += Math.min(seconds, stretch(startedAt, until).seconds)
    if (endedAt > until) until = endedAt
  }
  return total
}

// Of those that begin together, as all do that a day cuts, the longest holds all others.
function longestFirst(one: Part, other: Part): number {
  if (one.startedAt !== other.startedAt) return one.startedAt < other.startedAt ? -1 : 1
  return one.endedAt > other.endedAt ? -1 : Number(one.endedAt < other.endedAt)
}

function stretch(startedAt: string, endedAt: string): Stretch {
  return {
    startedAt,
    endedAt,
    seconds: Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000),
  }
}
