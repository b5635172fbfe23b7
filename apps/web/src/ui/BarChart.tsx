import { type CSSProperties, type PointerEvent, type ReactNode, useState } from 'react'
import styles from './BarChart.module.css'
import { classes } from './classes.ts'
import { niceTop } from './nice-top.ts'
import { text } from './strings.ts'

/** What a bar is made of, in the unit of the scale; `tint` is its colour where there are several. */
type Part = { id: string; from: number; size: number; tint?: CSSProperties }
type Bar = { key: string; name: string; shortName: string; said: string; parts: readonly Part[] }

type Props = {
  title: string
  /** All of it in a sentence, for those who cannot see the bars. */
  label: string
  bars: readonly Bar[]
  /** What the highest bar stands for. */
  most: number
  scale: (value: number) => string
  /** What is said beside the title: of the bar the pointer is at, or of all. */
  say: (at: number | null) => string
  /** What the names and the numbers are called. */
  columns: readonly [string, string]
  isStacked?: boolean
  /** What the colours stand for. */
  children?: ReactNode
}

/** Bars over time. What a pointer learns from them, the table below says to everybody. */
export function BarChart(props: Props) {
  const { title, label, bars, most, scale, say, columns, isStacked = false, children } = props
  const [at, setAt] = useState<number | null>(null)
  const top = niceTop(most)
  const step = 100 / Math.max(1, bars.length)
  const named = [bars[0], bars[Math.floor((bars.length - 1) / 2)], bars.length > 2 ? bars.at(-1) : undefined]
  const point = ({ currentTarget, clientX }: PointerEvent) => {
    const box = currentTarget.getBoundingClientRect()
    const index = Math.floor(((clientX - box.left) / box.width) * bars.length)
    setAt(Math.max(0, Math.min(bars.length - 1, index)))
  }
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.head}>
        <h2>{title}</h2>
        <p className={styles.said}>{say(at)}</p>
      </figcaption>
      <div className={styles.plot}>
        <div aria-hidden className={styles.scale}>
          <span>{scale(top)}</span>
          <span>{scale(top / 2)}</span>
          <span>0</span>
        </div>
        <svg
          role="img"
          aria-label={label}
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          className={classes(styles.chart, isStacked && styles.stacked)}
          data-pointed={at !== null || undefined}
          onPointerMove={point}
          onPointerLeave={() => setAt(null)}
        >
          {[0, 50, 99.7].map((y) => (
            <line key={y} x1="0" x2="100" y1={y} y2={y} />
          ))}
          {bars.map(({ key, parts }, index) =>
            parts.map(({ id, from, size, tint }) => (
              <rect
                key={`${key} ${id}`}
                className={tint && 'hued'}
                style={tint}
                data-at={index === at || undefined}
                x={index * step + step * 0.12}
                y={100 - ((from + size) / top) * 100}
                width={step * 0.76}
                height={(size / top) * 100}
              />
            )),
          )}
        </svg>
        <div aria-hidden className={styles.dates}>
          {named.map((bar, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: first, middle and last, whatever they are
            <span key={place}>{bar?.shortName}</span>
          ))}
        </div>
      </div>
      {children}
      <details className={styles.numbers}>
        <summary>{text.showNumbers}</summary>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bars.map(({ key, name, said }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td>{said}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
