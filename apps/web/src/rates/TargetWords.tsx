import { tintOf } from '../time-tree/tint.ts'
import { classes } from '../ui/classes.ts'
import styles from './Rates.module.css'
import type { TargetName } from './targets.ts'

/** A target's name with its colour and what it hangs on. */
export function TargetWords({ name }: { name: TargetName }) {
  const { label, above, colour } = name
  return (
    <p className={classes(styles.words, 'hued')} style={colour ? tintOf(colour) : undefined}>
      <span className={styles.name}>
        {colour && <i className={styles.dot} />}
        {label}
      </span>
      {above.length > 0 && <span className={styles.soft}>{above.join(' / ')}</span>}
    </p>
  )
}
