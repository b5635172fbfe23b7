import { type ReactNode, useId } from 'react'
import styles from './Section.module.css'

type Props = { title: string; lead?: ReactNode; actions?: ReactNode; children?: ReactNode }

/** A part of a page with its own heading, a hairline above it. */
export function Section({ title, lead, actions, children }: Props) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={styles.section}>
      <div className={styles.head}>
        <div>
          <h2 id={id}>{title}</h2>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  )
}
