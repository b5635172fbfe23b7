import { formatDuration } from '@promptsheet/shared/duration'
import { useQuery } from '@tanstack/react-query'
import { tintOf } from '../time-tree/tint.ts'
import { BarChart } from '../ui/BarChart.tsx'
import { formatNumber } from '../ui/format.ts'
import styles from './HoursChart.module.css'
import { nameOf, shortNameOf } from './name-group.ts'
import { levelsOf, type ReportQuery } from './report-address.ts'
import { reportQuery, type TimeReport } from './reports.queries.ts'
import { type Bar, seriesLevel, stackBars, type Unit, unitFor } from './stack-bars.ts'
import { text } from './strings.ts'

type Props = { query: ReportQuery; from: string; to: string }

/** The hours of a report over time, stacked in the colours of what was worked on. */
export function HoursChart({ query, from, to }: Props) {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1
  const unit = unitFor(days)
  const level = seriesLevel(levelsOf(query))
  // Rounded by other lines than those of the table it would contradict it.
  const { rounding, ...exact } = query
  const { data } = useQuery(reportQuery({ ...exact, groupBy: `${unit},${level}` }))
  if (days < 2 || !data || data.groups.length === 0 || data.groupBy[0] !== unit) return null
  return <Chart title={rounding ? text.chartExact : text.chart} report={data} unit={unit} />
}

function Chart({ title, report, unit }: { title: string; report: TimeReport; unit: Unit }) {
  const { bars, series } = stackBars(report, unit, text.others)
  const empty: Bar = { key: '', seconds: 0, parts: [] }
  const busiest = bars.reduce((most, bar) => (bar.seconds > most.seconds ? bar : most), empty)
  const full = ({ key }: Bar) => nameOf({ by: unit, key, label: key }, report.weekStart)
  const most = text.busiest(full(busiest), formatDuration(busiest.seconds))
  const drawn = bars.map((bar) => ({
    key: bar.key,
    name: full(bar),
    shortName: shortNameOf(unit, bar.key, report.weekStart),
    said: formatDuration(bar.seconds),
    parts: bar.parts.map(({ id, colour, seconds, from }) => ({
      id,
      from: from / 3600,
      size: seconds / 3600,
      tint: tintOf(colour),
    })),
  }))
  const say = (at: number | null) => {
    const pointed = at === null ? undefined : bars[at]
    return pointed ? sayBar(pointed, full(pointed)) : most
  }
  return (
    <div className={styles.above}>
      <BarChart
        title={title}
        label={text.chartLabel(formatDuration(report.totals.durationSeconds), most)}
        bars={drawn}
        most={busiest.seconds / 3600}
        scale={(hours) => `${formatNumber(hours)} h`}
        say={say}
        columns={[text.when, text.hours]}
        isStacked
      >
        <ul className={styles.legend}>
          {series.map(({ id, label, colour, seconds }) => (
            <li key={id} className="hued" style={tintOf(colour)}>
              <i className={styles.dot} />
              {label} <span className={styles.soft}>{formatDuration(seconds)}</span>
            </li>
          ))}
        </ul>
      </BarChart>
    </div>
  )
}

function sayBar({ seconds, parts }: Bar, name: string): string {
  const each = parts.map((part) => text.part(part.label, formatDuration(part.seconds)))
  return text.barSaid(
    name,
    formatDuration(seconds),
    parts.length > 1 ? each.join(', ') : (parts[0]?.label ?? ''),
  )
}
