import type { ReactNode } from 'react'
import styles from './ChosenBar.module.css'
import { lowerBar } from './use-clear-of-bars.ts'

type Props = {
  label: string
  isBusy: boolean
  /** How many are chosen. */
  said: string
  /** What can be done with them. */
  children: ReactNode
  /** How to choose others, or none. */
  end: ReactNode
}

/** A bar of what can be done with everything chosen; it stays in sight while one scrolls. */
export function ChosenBar({ label, isBusy, said, children, end }: Props) {
  return (
    <section aria-label={label} aria-busy={isBusy} className={styles.bar} {...lowerBar}>
      <p role="status" className={styles.count}>
        {said}
      </p>
      <div className={styles.acts}>{children}</div>
      <div className={styles.end}>{end}</div>
    </section>
  )
}
