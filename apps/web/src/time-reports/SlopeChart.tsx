import { tintOf } from '../time-tree/tint.ts'
import { classes } from '../ui/classes.ts'
import styles from './Estimates.module.css'
import { knownColour, toMinute } from './EstimateTable.tsx'
import type { Estimate } from './reports.queries.ts'
import { text } from './strings.ts'

const most = 10
/** In percent of the height: closer names would stand on each other. */
const gap = 8

/** Lines from the estimate at the left to the hours so far at the right, and dotted to where it is going. */
export function SlopeChart({ rows }: { rows: readonly Estimate[] }) {
  const tasks = rows.filter(({ kind }) => kind === 'task')
  const shown = (tasks.length >= 3 ? tasks : rows).slice(0, most)
  if (shown.length === 0) return null
  // By the root, so that an hour and a month both have a place.
  const roots = shown.flatMap((row) =>
    [row.estimateSeconds, row.actualSeconds, row.forecastSeconds].map((seconds) => Math.sqrt(seconds)),
  )
  const [least, longest] = [Math.min(...roots), Math.max(...roots)]
  const yOf = (seconds: number) => 96 - ((Math.sqrt(seconds) - least) / Math.max(1, longest - least)) * 92
  const names = spread(shown.map((row) => ({ row, y: yOf(row.actualSeconds) })))
  const over = shown.filter(({ state }) => state === 'over').length
  return (
    <figure className={styles.slope}>
      <figcaption className={styles.head}>
        <h2>{text.slope}</h2>
      </figcaption>
      <div className={styles.plot}>
        <span className={styles.axis}>{text.estimate}</span>
        <span className={styles.axis}>{text.soFar}</span>
        <svg
          role="img"
          aria-label={text.slopeLabel(shown.length, over)}
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
        >
          <line x1="0" x2="0" y1="0" y2="100" className={styles.rule} />
          <line x1="100" x2="100" y1="0" y2="100" className={styles.rule} />
          {shown.map((row) => (
            <g key={row.id} className="hued" style={tintOf(knownColour(row.colour))} data-state={row.state}>
              {row.forecastSeconds > row.actualSeconds && (
                <line
                  x1="0"
                  x2="100"
                  y1={yOf(row.estimateSeconds)}
                  y2={yOf(row.forecastSeconds)}
                  className={styles.likely}
                />
              )}
              <line
                x1="0"
                x2="100"
                y1={yOf(row.estimateSeconds)}
                y2={yOf(row.actualSeconds)}
                className={styles.line}
              />
            </g>
          ))}
        </svg>
        <ul aria-hidden className={styles.names}>
          {names.map(({ row, y }) => (
            <li
              key={row.id}
              style={{ top: `${y}%` }}
              className={row.state === 'over' ? styles.over : undefined}
            >
              <i className={classes(styles.dot, 'hued')} style={tintOf(knownColour(row.colour))} />
              {row.name} <span className={styles.soft}>{toMinute(row.actualSeconds)}</span>
            </li>
          ))}
        </ul>
      </div>
    </figure>
  )
}

/** Moves names apart just as far as they need to be read: down, and up again from the end of the chart. */
function spread<T extends { y: number }>(places: readonly T[]): T[] {
  let above = -gap
  const down = places
    .toSorted((a, b) => a.y - b.y)
    .map((place) => {
      above = Math.max(place.y, above + gap)
      return { ...place, y: above }
    })
  let below = 100 + gap / 2
  return down
    .toReversed()
    .map((place) => {
      below = Math.min(place.y, below - gap)
      return { ...place, y: below }
    })
    .toReversed()
}
