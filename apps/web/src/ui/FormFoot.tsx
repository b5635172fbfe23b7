import type { ReactNode } from 'react'
import styles from './FormFoot.module.css'

/** The buttons at the end of a form, the one that does it first. */
export function FormFoot({ children }: { children: ReactNode }) {
  return <div className={styles.foot}>{children}</div>
}
