import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useDeferredValue, useEffect } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router'
import { useRun } from '../prompts/run-store.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { useIsLoginNeeded } from './login-again.ts'
import { meQuery } from './me.queries.ts'
import { usePalette } from './palette-store.ts'
import { RoomRail } from './RoomRail.tsx'
import { findRoom } from './rooms.ts'
import styles from './Shell.module.css'
import { useIsTrying } from './still-trying.ts'
import { text } from './strings.ts'
import { TopBar } from './TopBar.tsx'
import { useOnline } from './use-online.ts'
import { useStartOfPage } from './use-start-of-page.ts'

const loadPalette = () => import('./Palette.tsx')
const loadFillDialog = () => import('../prompts/FillDialog.tsx')
const Palette = lazy(async () => ({ default: (await loadPalette()).Palette }))
const LogInAgain = lazy(async () => ({ default: (await import('../auth/LogInAgain.tsx')).LogInAgain }))
const FillDialog = lazy(async () => ({ default: (await loadFillDialog()).FillDialog }))
const FirstWorkspace = lazy(async () => ({
  default: (await import('../auth/FirstWorkspacePage.tsx')).FirstWorkspacePage,
}))

const calmMs = 3_000

/** What stays while pages change: the bar, the room's rail, and what may float above any page. */
export function Shell() {
  const place = useLocation()
  const { data, error } = useQuery(meQuery)
  // What a query brings is drawn at once; deferred, the whole page gives way to the browser between components.
  const deferred = useDeferredValue(data)
  const me = data && (deferred ?? undefined)
  const isPaletteOpen = usePalette()
  const isLoginNeeded = useIsLoginNeeded()
  const isOnline = useOnline()
  const isTrying = useIsTrying()
  const run = useRun()
  useStartOfPage()
  useEffect(() => {
    // Fetched once the page is calm: whoever types on right after Enter must not wait for a chunk.
    const timer = setTimeout(
      () => void Promise.all([loadPalette(), loadFillDialog()]).catch(() => {}),
      calmMs,
    )
    return () => clearTimeout(timer)
  }, [])
  if (error && !data) throw error
  if (me === undefined) {
    return (
      <div className={styles.blank}>
        <img className="starting" src="/favicon.svg" alt="" width={28} height={28} />
      </div>
    )
  }
  if (!me) return <Navigate to={`/login?next=${encodeURIComponent(place.pathname + place.search)}`} replace />
  if (!me.workspace) {
    return (
      <Suspense>
        <FirstWorkspace />
      </Suspense>
    )
  }
  const room = findRoom(place.pathname)
  return (
    <div className={styles.shell}>
      <a href="#page" className={styles.skip}>
        {text.skip}
      </a>
      <TopBar room={room} />
      {(!isOnline || isTrying) && (
        <p role="status" className={styles.offline}>
          {isOnline ? text.stillTrying : text.offline}
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
        {run && <FillDialog key={run.prompt.id} run={run} />}
        {isLoginNeeded && <LogInAgain />}
      </Suspense>
    </div>
  )
}
