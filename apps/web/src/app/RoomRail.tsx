import { Suspense, useEffect, useRef } from 'react'
import { NavLink, useLocation } from 'react-router'
import { useIsAlone } from '../members/use-is-alone.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { useMe } from './me.queries.ts'
import { fetchPage } from './pages.ts'
import styles from './RoomRail.module.css'
import type { Room } from './rooms.ts'
import { text } from './strings.ts'

/** What hangs off a room: a column at the left, a line that scrolls on a phone. */
export function RoomRail({ room }: { room: Room }) {
  const { Rail } = room
  const { role } = useMe().workspace
  const { pathname } = useLocation()
  const list = useRef<HTMLUListElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another link
  useEffect(() => {
    // On a phone the line scrolls, and the page one is on may be out of sight.
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [pathname])
  const isAlone = useIsAlone({ enabled: room.links.some(({ together }) => together) })
  const links = room.links.filter(
    ({ roles, together }) => (!roles || roles.includes(role)) && !(together && isAlone),
  )
  return (
    <nav aria-label={text.inRoom(room.label)} className={styles.rail}>
      <ul ref={list} className={styles.links}>
        {links.map(({ to, label }) => (
          <li key={to}>
            <NavLink to={to} end className={styles.link} onPointerEnter={() => fetchPage(to)}>
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
      {Rail && (
        <div className={styles.more}>
          <ErrorBoundary>
            <Suspense>
              <Rail />
            </Suspense>
          </ErrorBoundary>
        </div>
      )}
    </nav>
  )
}
