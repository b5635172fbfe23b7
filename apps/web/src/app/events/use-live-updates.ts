import { useEffect } from 'react'
import { queryClient } from '../query-client.ts'

const calmMs = 1_000

/** Shows what others change as they change it, from when the page is calm. */
export function useLiveUpdates() {
  useEffect(() => {
    let stop = () => {}
    let isGone = false
    const begin = async () => {
      // What the page itself asks for comes first.
      if (queryClient.isFetching() > 0) return wait()
      const { startLiveUpdates } = await import('./live-updates.ts')
      if (!isGone) stop = startLiveUpdates()
    }
    let timer: ReturnType<typeof setTimeout> | undefined
    const wait = () => {
      timer = setTimeout(() => void begin().catch(() => {}), calmMs)
    }
    wait()
    return () => {
      isGone = true
      clearTimeout(timer)
      stop()
    }
  }, [])
}
