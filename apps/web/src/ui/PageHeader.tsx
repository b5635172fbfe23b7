import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import styles from './PageHeader.module.css'
import { usePageTitle } from './use-page-title.ts'

type Props = {
  title: string
  /** What is shown in place of the bare title. */
  heading?: ReactNode
  back?: { to: string; label: string }
  lead?: ReactNode
  actions?: ReactNode
}

export function PageHeader({ title, heading, back, lead, actions }: Props) {
  usePageTitle(title)
  return (
    <header className={styles.header}>
      {back && (
        <Link to={back.to} className={styles.back}>
          <ArrowLeft size={16} aria-hidden />
          {back.label}
        </Link>
      )}
      <div className={styles.line}>
        <div className={styles.words}>
          <h1>{heading ?? title}</h1>
          {lead && <div className={styles.lead}>{lead}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </header>
  )
}
