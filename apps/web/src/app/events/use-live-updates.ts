import { useEffect } from 'react'

const calmMs = 1_000

/** Shows what others change as they change it, from when the page is calm. */
export function useLiveUpdates() {
  useEffect(() => {
    let stop = () => {}
    let isGone = false
    const begin = async () => {
      const { startLiveUpdates } = await import('./live-updates.ts')
      if (!isGone) stop = startLiveUpdates()
    }
    const timer = setTimeout(() => void begin().catch(() => {}), calmMs)
    return () => {
      isGone = true
      clearTimeout(timer)
      stop()
    }
  }, [])
}
