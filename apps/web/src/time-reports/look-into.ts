import { daysOf } from '@promptsheet/shared/iso-week'
import { type Level, type ReportQuery, writeReport } from './report-address.ts'
import type { ReportGroup, TimeReport } from './reports.queries.ts'

type Changed = Partial<Record<keyof ReportQuery, string>>

// What one asks next, from the widest to the narrowest.
const order = ['project', 'task', 'member', 'day', 'entry'] as const satisfies readonly Level[]

/**
 * The address of the report that shows what is in a line: `path` is the line with those above it. Null where that cannot be
 * asked for: of what has no client, project or tag, and of an entry, in which there is nothing more.
 */
export function lookInto(
  query: ReportQuery,
  report: Pick<TimeReport, 'from' | 'to' | 'weekStart' | 'groupBy' | 'ownHoursOnly'>,
  path: readonly Pick<ReportGroup, 'by' | 'key'>[],
): string | null {
  let asked: Changed = {}
  for (const { by, key } of path) {
    if (key === null || by === 'entry') return null
    const days = daysIn(by, key, report.weekStart)
    const { from = report.from, to = report.to } = asked
    if (days === null) {
      asked = { ...asked, [filterOf(by)]: key }
      continue
    }
    const [, first = from] = [from, days.from].toSorted()
    const [last = to] = [to, days.to].toSorted()
    asked = { ...asked, period: '', from: first, to: last }
  }
  const below = report.groupBy.slice(path.length)
  const narrowed = { ...query, ...asked }
  const groupBy = below.length > 0 ? below : [nextLevel(narrowed, report)]
  return writeReport({ ...narrowed, groupBy: groupBy.join(',') })
}

function nextLevel(
  query: Changed,
  { from, to, groupBy, ownHoursOnly }: Parameters<typeof lookInto>[1],
): Level {
  const settled = new Set<Level>(groupBy)
  if (query.projectId || query.taskId) settled.add('project')
  if (query.taskId) settled.add('task')
  if (query.memberId || ownHoursOnly) settled.add('member')
  if ((query.from ?? from) === (query.to ?? to)) settled.add('day')
  return order.find((level) => !settled.has(level)) ?? 'entry'
}

function filterOf(by: Level) {
  return by === 'client' || by === 'project' || by === 'task' || by === 'member'
    ? (`${by}Id` as const)
    : 'tag'
}

function daysIn(by: Level, key: string, weekStart: number): { from: string; to: string } | null {
  if (by === 'day') return { from: key, to: key }
  if (by === 'week') {
    const days = daysOf(key, weekStart)
    return { from: days[0] ?? '', to: days[6] ?? '' }
  }
  if (by !== 'month') return null
  const [year = 0, month = 1] = key.split('-').map(Number)
  return { from: `${key}-01`, to: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) }
}
