import { Suspense } from 'react'
import { NavLink } from 'react-router'
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
  const links = room.links.filter(({ roles }) => !roles || roles.includes(role))
  return (
    <nav aria-label={text.inRoom(room.label)} className={styles.rail}>
      <ul className={styles.links}>
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
