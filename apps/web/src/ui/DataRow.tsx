import type { ReactNode } from 'react'
import styles from './DataRow.module.css'

/** A list of facts: name at the left, value at the right, a hairline between rows. */
export function DataList({ children }: { children: ReactNode }) {
  return <dl className={styles.list}>{children}</dl>
}

export function DataRow({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.row}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
