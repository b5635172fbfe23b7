import { RateLine } from './RateLine.tsx'
import styles from './Rates.module.css'
import { rateRows } from './rate-rows.ts'
import type { Rate } from './rates.queries.ts'
import { text } from './strings.ts'
import { kinds } from './targets.ts'

type Props = { rates: readonly Rate[]; onNew: (rate: Rate) => void }

/** Every rate with its history, from the one for everything to those of tasks. */
export function RateList({ rates, onNew }: Props) {
  const rows = Map.groupBy(rateRows(rates), ({ kind }) => kind)
  return kinds.map((kind) => {
    const group = rows.get(kind)
    if (!group) return null
    return (
      <section key={kind} aria-label={text.kinds[kind]} className={styles.group}>
        <h3>{text.kinds[kind]}</h3>
        <ul>
          {group.map((row) => (
            <RateLine key={row.key} row={row} onNew={() => onNew(row.shown)} />
          ))}
        </ul>
      </section>
    )
  })
}
