import type { Bucket } from '../time-tree/places.ts'
import type { Part, TimeEntry, Week } from './week.queries.ts'

/** What one row has on one day. */
export type Cell = {
  date: string
  seconds: number
  entries: TimeEntry[]
  /** The one entry that typing changes; null when there is none, or when it is not for the grid to say which. */
  only: TimeEntry | null
  isRunning: boolean
  /** It went on from the day before or to the next. */
  isOvernight: boolean
  /** Why it cannot change; null when it can. */
  lock: 'submitted' | 'approved' | 'invoiced' | null
}

export type Row = { key: string; bucket: Bucket; cells: Cell[]; seconds: number }

export const keyOf = ({ projectId, taskId }: Bucket) => `${projectId ?? ''}/${taskId ?? ''}`

export function bucketOf(key: string): Bucket {
  const [projectId = '', taskId = ''] = key.split('/')
  return { projectId: projectId || null, taskId: taskId || null }
}

/** A row for each place with time in the week or added by hand, in the order of `places`; those without a place are last. */
export function rowsOf(week: Week, added: readonly string[], order: (bucket: Bucket) => number): Row[] {
  const entries = new Map(week.entries.map((entry) => [entry.id, entry]))
  const byRow = Map.groupBy(week.parts, ({ entryId }) => {
    const entry = entries.get(entryId)
    return entry ? keyOf(entry) : ''
  })
  const keys = new Set([...byRow.keys(), ...added])
  const rows = [...keys].map((key) => {
    const byDay = Map.groupBy(byRow.get(key) ?? [], ({ date }) => date)
    const cells = week.days.map(({ date }) => cellOf(date, byDay.get(date) ?? [], entries))
    return { key, bucket: bucketOf(key), cells, seconds: sum(cells) }
  })
  return rows.toSorted((a, b) => order(a.bucket) - order(b.bucket))
}

function cellOf(date: string, parts: readonly Part[], all: ReadonlyMap<string, TimeEntry>): Cell {
  const entries = parts.flatMap(({ entryId }) => all.get(entryId) ?? [])
  const open = entries.filter(({ status }) => status === 'open')
  const [first] = entries
  const isRunning = entries.some(({ endedAt }) => endedAt === null)
  const isOvernight = parts.some(({ entryId, seconds }) => {
    const entry = all.get(entryId)
    return entry?.endedAt !== null && entry?.durationSeconds !== seconds
  })
  const lockedBy = first && open.length === 0 && first.status !== 'open' ? first.status : null
  return {
    date,
    seconds: sum(parts),
    entries,
    only: entries.length === 1 && first && !isRunning && !isOvernight && open.length === 1 ? first : null,
    isRunning,
    isOvernight,
    lock: lockedBy,
  }
}

const sum = (parts: readonly { seconds: number }[]) =>
  parts.reduce((total, { seconds }) => total + seconds, 0)
