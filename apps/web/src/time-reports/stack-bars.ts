import type { Colour } from '@promptsheet/shared/colours'
import { addDays, weekOf } from '@promptsheet/shared/iso-week'
import { colourOf } from './name-group.ts'
import type { Level } from './report-address.ts'
import type { ReportGroup, TimeReport } from './reports.queries.ts'

export type Unit = 'day' | 'week' | 'month'
export type Series = { id: string; label: string; colour: Colour; seconds: number }
export type Bar = { key: string; seconds: number; parts: (Series & { from: number })[] }

const mostSeries = 7
const mostDayBars = 35
const mostWeekBars = 54

/** By what time is told apart in a chart of so many days. */
export function unitFor(days: number): Unit {
  if (days <= mostDayBars) return 'day'
  return days <= mostWeekBars * 7 ? 'week' : 'month'
}

/** What the parts of a bar stand for: the first thing of the report that has a colour of its own, or else the projects. */
export function seriesLevel(levels: readonly Level[]): Level {
  return (
    levels.find(
      (level) => level === 'client' || level === 'project' || level === 'task' || level === 'member',
    ) ?? 'project'
  )
}

/** A bar for each unit of time, also without hours; the biggest series keep their place in all of them, the rest lie on top. */
export function stackBars(report: TimeReport, unit: Unit, others: string): { bars: Bar[]; series: Series[] } {
  const totals = new Map<string, Series>()
  for (const group of report.groups.flatMap(({ groups = [] }) => groups)) {
    const id = group.key ?? ''
    const seconds = (totals.get(id)?.seconds ?? 0) + group.durationSeconds
    totals.set(id, { id, label: group.label, colour: colourOf(group), seconds })
  }
  const all = [...totals.values()]
    .filter(({ seconds }) => seconds > 0)
    .toSorted((a, b) => b.seconds - a.seconds)
  const shown = all.length > mostSeries ? all.slice(0, mostSeries - 1) : all
  const rest = all.slice(shown.length).reduce((sum, { seconds }) => sum + seconds, 0)
  const series: Series[] =
    rest > 0 ? [...shown, { id: 'others', label: others, colour: 'slate', seconds: rest }] : shown
  const byKey = new Map(report.groups.map((group) => [group.key, group]))
  const bars = keysOf(report, unit).map((key) => ({ key, ...stack(byKey.get(key), shown, series.at(-1)) }))
  return { bars, series }
}

function stack(group: ReportGroup | undefined, shown: readonly Series[], last: Series | undefined) {
  const inside = new Map(
    (group?.groups ?? []).map(({ key, durationSeconds }) => [key ?? '', durationSeconds]),
  )
  const parts: Bar['parts'] = []
  let from = 0
  for (const one of shown) {
    const seconds = inside.get(one.id) ?? 0
    if (seconds > 0) parts.push({ ...one, seconds, from })
    from += seconds
  }
  const total = [...inside.values()].reduce((sum, seconds) => sum + seconds, 0)
  if (last && total > from) parts.push({ ...last, seconds: total - from, from })
  return { seconds: total, parts }
}

function keysOf({ from, to, weekStart }: TimeReport, unit: Unit): string[] {
  const keys = new Set<string>()
  for (let day = from; day <= to; day = addDays(day, 1))
    keys.add(unit === 'day' ? day : unit === 'week' ? weekOf(day, weekStart) : day.slice(0, 7))
  return [...keys]
}
