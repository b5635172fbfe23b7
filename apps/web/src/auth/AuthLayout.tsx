import { type ReactNode, useEffect, useState } from 'react'
import { Link } from 'react-router'
import { text as appText } from '../app/strings.ts'
import { usePageTitle } from '../ui/use-page-title.ts'
import styles from './AuthLayout.module.css'
import { SampleCard } from './SampleCard.tsx'
import { text } from './strings.ts'

type Props = { title: string; lead?: ReactNode; children: ReactNode; foot?: ReactNode }

export function AuthLayout({ title, lead, children, foot }: Props) {
  usePageTitle(title)
  return (
    <div className={styles.split}>
      <main className={styles.form}>
        <Link to="/login" className={styles.mark}>
          <img src="/favicon.svg" alt="" width={28} height={28} />
          {appText.product}
        </Link>
        <div className={styles.inside}>
          <div className={styles.head}>
            <h1>{title}</h1>
            {lead && <p>{lead}</p>}
          </div>
          {children}
        </div>
        {foot && <p className={styles.foot}>{foot}</p>}
      </main>
      <aside className={styles.wall} aria-hidden>
        <SampleCard />
        <p className={styles.motto}>{text.motto}</p>
      </aside>
    </div>
  )
}

/** The token a letter's link carries, taken out of the address bar so that it is not kept in history. */
export function useToken(): string {
  const [token] = useState(() => new URLSearchParams(location.hash.slice(1)).get('token') ?? '')
  useEffect(() => {
    if (token) history.replaceState(history.state, '', location.pathname)
  }, [token])
  return token
}
