import styles from './ByClock.module.css'
import { text } from './strings.ts'

type Props = { of: { seconds: number; clockSeconds: number } | undefined; isInline?: boolean }

/** How long it was by the clock, said only where work was at once, so that this is less than its sum. */
export function ByClock({ of, isInline = false }: Props) {
  if (of === undefined || of.seconds === of.clockSeconds) return null
  return (
    <small className={isInline ? styles.inline : styles.clock} title={text.byClockTitle}>
      {isInline && '· '}
      {text.byClock(of.clockSeconds)}
    </small>
  )
}
