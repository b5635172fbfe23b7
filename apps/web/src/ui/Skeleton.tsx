import styles from './Small.module.css'
import { text } from './strings.ts'

/** Lines where text will be. `lines` in threes look like rows. */
export function Skeleton({ lines = 9 }: { lines?: number }) {
  return (
    <div role="status" aria-label={text.loading} className={styles.skeleton}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all the same
        <div key={line} className={styles.bar} />
      ))}
    </div>
  )
}
