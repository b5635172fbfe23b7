import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router'
import { Skeleton } from '../ui/Skeleton.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { useIsLoginNeeded } from './login-again.ts'
import { meQuery } from './me.queries.ts'
import { usePalette } from './palette-store.ts'
import { RoomRail } from './RoomRail.tsx'
import { findRoom } from './rooms.ts'
import styles from './Shell.module.css'
import { text } from './strings.ts'
import { TopBar } from './TopBar.tsx'
import { useOnline } from './use-online.ts'
import { useScrollToTop } from './use-scroll-to-top.ts'

const Palette = lazy(async () => ({ default: (await import('./Palette.tsx')).Palette }))
const LogInAgain = lazy(async () => ({ default: (await import('../auth/LogInAgain.tsx')).LogInAgain }))
const RunHost = lazy(async () => ({ default: (await import('../prompts/RunHost.tsx')).RunHost }))

/** What stays while pages change: the bar, the room's rail, and what may float above any page. */
export function Shell() {
  const place = useLocation()
  const { data: me, error, isPending } = useQuery(meQuery)
  const isPaletteOpen = usePalette()
  const isLoginNeeded = useIsLoginNeeded()
  const isOnline = useOnline()
  useScrollToTop()
  if (error && !me) throw error
  if (isPending) return <div className={styles.blank} />
  if (!me) return <Navigate to={`/login?next=${encodeURIComponent(place.pathname + place.search)}`} replace />
  const room = findRoom(place.pathname)
  return (
    <div className={styles.shell}>
      <a href="#page" className={styles.skip}>
        {text.skip}
      </a>
      <TopBar room={room} />
      {!isOnline && (
        <p role="status" className={styles.offline}>
          {text.offline}
        </p>
      )}
      <div className={styles.body}>
        {room && <RoomRail room={room} />}
        <main id="page" tabIndex={-1} className={styles.page}>
          <ErrorBoundary>
            <Suspense fallback={<Skeleton />}>
              <Outlet />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <Suspense>
        {isPaletteOpen && <Palette />}
        <RunHost />
        {isLoginNeeded && <LogInAgain />}
      </Suspense>
    </div>
  )
}
