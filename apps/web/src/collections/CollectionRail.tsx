import { useQuery } from '@tanstack/react-query'
import { Lock } from 'lucide-react'
import { Link, useLocation, useSearchParams } from 'react-router'
import styles from './CollectionRail.module.css'
import { collectionsQuery } from './collections.queries.ts'
import { text } from './strings.ts'

/** The collections, beside the library: choosing one keeps what is being searched for. */
export function CollectionRail() {
  const { data } = useQuery(collectionsQuery)
  const { pathname } = useLocation()
  const [search] = useSearchParams()
  if (!data?.data.length) return null
  const current = pathname === '/library' ? search.get('collection') : null
  const to = (id: string) => {
    const next = new URLSearchParams(pathname === '/library' ? search : '')
    if (id === current) next.delete('collection')
    else next.set('collection', id)
    return { pathname: '/library', search: next.toString() }
  }
  return (
    <>
      <h2 className={styles.title}>{text.collections}</h2>
      <ul>
        {data.data.map(({ id, name, visibility }) => (
          <li key={id}>
            <Link to={to(id)} aria-current={id === current ? 'true' : undefined} className={styles.link}>
              <span>{name}</span>
              {visibility === 'teams' && <Lock size={13} aria-label={text.teamsOnly} />}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
