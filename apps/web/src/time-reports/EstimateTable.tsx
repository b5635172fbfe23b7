import { type Colour, colours } from '@promptsheet/shared/colours'
import { formatDuration } from '@promptsheet/shared/duration'
import { tintOf } from '../time-tree/tint.ts'
import { classes } from '../ui/classes.ts'
import styles from './Estimates.module.css'
import { formatDate } from './name-group.ts'
import type { Estimate } from './reports.queries.ts'
import { text } from './strings.ts'

/** Every estimate with what was tracked, the furthest along first. */
export function EstimateTable({ rows }: { rows: readonly Estimate[] }) {
  return (
    <ul>
      {rows.map((row) => {
        const share = row.actualSeconds / row.estimateSeconds
        return (
          <li key={row.id} className={classes(styles.row, 'hued')} style={tintOf(knownColour(row.colour))}>
            <div className={styles.words}>
              <span className={styles.name}>
                <i className={styles.dot} />
                {row.name}
              </span>
              <span className={styles.soft}>{row.within ?? text.kinds[row.kind]}</span>
            </div>
            <p className={styles.numbers}>
              {formatDuration(row.actualSeconds)}{' '}
              <span className={styles.soft}>
                / {formatDuration(row.estimateSeconds)} · {text.share100(share)}
              </span>{' '}
              <span className={classes(styles.state, styles[row.state])}>{text.stateWords[row.state]}</span>
            </p>
            <span aria-hidden className={styles.bar}>
              <i style={{ width: `${Math.min(1, share) * 100}%` }} />
            </span>
            {(row.forecastSeconds > row.actualSeconds || row.reachesEstimateOn) &&
              row.archivedAt === null && (
                <p className={styles.soft}>
                  {row.forecastSeconds > row.actualSeconds &&
                    `${text.likely} ${formatDuration(row.forecastSeconds)}. `}
                  {row.reachesEstimateOn && text.reached(formatDate(row.reachesEstimateOn))}
                </p>
              )}
          </li>
        )
      })}
    </ul>
  )
}

export function knownColour(colour: string): Colour {
  return colours.find((one) => one === colour) ?? 'slate'
}
