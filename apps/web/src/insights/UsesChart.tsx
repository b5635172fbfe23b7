import { useState } from 'react'
import { formatNumber } from '../ui/format.ts'
import { niceTop } from './nice-top.ts'
import { text } from './strings.ts'
import styles from './UsesChart.module.css'

type Day = { date: string; uses: number }

// Dates of the workspace's calendar: read as UTC and shown as UTC, they stay the day they are.
const language = navigator.language
const long = new Intl.DateTimeFormat(language, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
})
const short = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' })

/** A bar for each day. What a pointer learns from the bars, the table below says to everybody. */
export function UsesChart({ byDay }: { byDay: readonly Day[] }) {
  const [at, setAt] = useState<number | null>(null)
  const busiest = byDay.reduce((most, day) => (day.uses > most.uses ? day : most), { date: '', uses: 0 })
  const total = byDay.reduce((sum, { uses }) => sum + uses, 0)
  const top = niceTop(busiest.uses)
  const step = 100 / Math.max(1, byDay.length)
  const pointed = at === null ? undefined : byDay[at]
  const said = pointed ?? busiest
  const dates = [byDay[0], byDay[Math.floor((byDay.length - 1) / 2)], byDay.at(-1)]
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.head}>
        <h2>{text.overTime}</h2>
        <p className={styles.said}>
          {pointed
            ? text.onDay(format(long, said.date), said.uses)
            : text.busiest(format(long, said.date), said.uses)}
        </p>
      </figcaption>
      <div className={styles.plot}>
        <div aria-hidden className={styles.scale}>
          <span>{formatNumber(top)}</span>
          <span>{formatNumber(top / 2)}</span>
          <span>0</span>
        </div>
        <svg
          role="img"
          aria-label={text.chartLabel(
            total,
            byDay.length,
            text.busiest(format(long, busiest.date), busiest.uses),
          )}
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          className={styles.chart}
          onPointerMove={(event) => {
            const box = event.currentTarget.getBoundingClientRect()
            const index = Math.floor(((event.clientX - box.left) / box.width) * byDay.length)
            setAt(Math.max(0, Math.min(byDay.length - 1, index)))
          }}
          onPointerLeave={() => setAt(null)}
        >
          {[0, 50, 99.7].map((y) => (
            <line key={y} x1="0" x2="100" y1={y} y2={y} />
          ))}
          {byDay.map(({ date, uses }, index) => {
            const height = (uses / top) * 100
            return (
              <rect
                key={date}
                data-at={index === at || undefined}
                x={index * step + step * 0.14}
                y={100 - height}
                width={step * 0.72}
                height={height}
              />
            )
          })}
        </svg>
        <div aria-hidden className={styles.dates}>
          {dates.map((day, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: first, middle and last, whatever days they are
            <span key={place}>{day && format(short, day.date)}</span>
          ))}
        </div>
      </div>
      <details className={styles.numbers}>
        <summary>{text.asTable}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.day}</th>
              <th scope="col">{text.uses}</th>
            </tr>
          </thead>
          <tbody>
            {byDay.map(({ date, uses }) => (
              <tr key={date}>
                <th scope="row">{format(long, date)}</th>
                <td>{formatNumber(uses)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

function format(how: Intl.DateTimeFormat, date: string): string {
  return date ? how.format(new Date(`${date}T00:00:00Z`)) : ''
}
