import { formatDuration } from '@promptsheet/shared/duration'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { niceTop } from '../insights/nice-top.ts'
import { tintOf } from '../time-tree/tint.ts'
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
  const [at, setAt] = useState<number | null>(null)
  const { bars, series } = stackBars(report, unit, text.others)
  const empty: Bar = { key: '', seconds: 0, parts: [] }
  const busiest = bars.reduce((most, bar) => (bar.seconds > most.seconds ? bar : most), empty)
  const top = niceTop(busiest.seconds / 3600) * 3600
  const step = 100 / Math.max(1, bars.length)
  const full = ({ key }: Bar) => nameOf({ by: unit, key, label: key }, report.weekStart)
  const most = text.busiest(full(busiest), formatDuration(busiest.seconds))
  const pointed = at === null ? undefined : bars[at]
  const named = [bars[0], bars[Math.floor((bars.length - 1) / 2)], bars.length > 2 ? bars.at(-1) : undefined]
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.head}>
        <h2>{title}</h2>
        <p className={styles.said}>{pointed ? sayBar(pointed, full(pointed)) : most}</p>
      </figcaption>
      <div className={styles.plot}>
        <div aria-hidden className={styles.scale}>
          <span>{formatNumber(top / 3600)} h</span>
          <span>{formatNumber(top / 7200)} h</span>
          <span>0</span>
        </div>
        <svg
          role="img"
          aria-label={text.chartLabel(formatDuration(report.totals.durationSeconds), most)}
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          className={styles.chart}
          onPointerMove={(event) => {
            const box = event.currentTarget.getBoundingClientRect()
            const index = Math.floor(((event.clientX - box.left) / box.width) * bars.length)
            setAt(Math.max(0, Math.min(bars.length - 1, index)))
          }}
          onPointerLeave={() => setAt(null)}
        >
          {[0, 50, 99.7].map((y) => (
            <line key={y} x1="0" x2="100" y1={y} y2={y} />
          ))}
          {bars.map(({ key, parts }, index) =>
            parts.map(({ id, colour, seconds, from }) => (
              <rect
                key={`${key} ${id}`}
                className="hued"
                style={tintOf(colour)}
                data-dim={(at !== null && index !== at) || undefined}
                x={index * step + step * 0.12}
                y={100 - ((from + seconds) / top) * 100}
                width={step * 0.76}
                height={(seconds / top) * 100}
              />
            )),
          )}
        </svg>
        <div aria-hidden className={styles.dates}>
          {named.map((bar, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: first, middle and last, whatever they are
            <span key={place}>{bar && shortNameOf(unit, bar.key, report.weekStart)}</span>
          ))}
        </div>
      </div>
      <ul className={styles.legend}>
        {series.map(({ id, label, colour, seconds }) => (
          <li key={id} className="hued" style={tintOf(colour)}>
            <i className={styles.dot} />
            {label} <span className={styles.soft}>{formatDuration(seconds)}</span>
          </li>
        ))}
      </ul>
      <details className={styles.numbers}>
        <summary>{text.numbers}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.when}</th>
              <th scope="col">{text.hours}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.key}>
                <th scope="row">{full(bar)}</th>
                <td>{formatDuration(bar.seconds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
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
