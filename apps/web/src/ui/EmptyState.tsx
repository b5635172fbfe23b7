import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

type Props = { title: string; children?: ReactNode; actions?: ReactNode }

/** Says why there is nothing, and holds the next step. */
export function EmptyState({ title, children, actions }: Props) {
  return (
    <section className={styles.empty}>
      <h2>{title}</h2>
      {children && <div className={styles.text}>{children}</div>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </section>
  )
}
