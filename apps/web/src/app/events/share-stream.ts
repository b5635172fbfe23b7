import { type LiveEvent, readEvent } from './live-event.ts'

const name = 'promptsheet.events'
// The tab that listens passes on a pulse every 20 seconds.
const silentMs = 60_000

type Follow = (hear: (event: LiveEvent) => void, signal: AbortSignal) => Promise<void>

/**
 * One connection for all tabs of a browser: the tab that holds a lock listens and passes on what it hears, and when it is
 * closed the next one takes over. A tab that is looked at and has heard nothing for a minute takes the lock away: the one
 * that holds it sleeps. Without locks, as on a plain http address, each tab listens for itself.
 */
export function shareStream(follow: Follow, hear: (event: LiveEvent) => void): () => void {
  const over = new AbortController()
  if (!('locks' in navigator) || !('BroadcastChannel' in window)) {
    void follow(hear, over.signal)
    return () => over.abort()
  }
  const channel = new BroadcastChannel(name)
  let heardAt = Date.now()
  let turn = new AbortController()
  const hearAny = (event: LiveEvent) => {
    heardAt = Date.now()
    hear(event)
  }
  channel.onmessage = ({ data }) => {
    const event = readEvent(data)
    if (event) hearAny(event)
  }
  const listen = (signal: AbortSignal) =>
    follow((event) => {
      if (!signal.aborted) channel.postMessage(event)
      hearAny(event)
    }, signal)

  /** Waits for the lock, or takes it, and listens while it is ours. */
  async function stand(steal: boolean): Promise<void> {
    turn.abort()
    const mine = new AbortController()
    turn = mine
    try {
      await navigator.locks.request(name, steal ? { steal } : { signal: mine.signal }, () =>
        listen(mine.signal),
      )
    } catch {
      // Taken away by another tab, or given up.
    }
    if (turn === mine && !over.signal.aborted) {
      mine.abort()
      void stand(false)
    }
  }
  const wake = () => {
    if (document.visibilityState === 'visible' && Date.now() - heardAt > silentMs) void stand(true)
  }
  document.addEventListener('visibilitychange', wake)
  void stand(false)
  return () => {
    over.abort()
    turn.abort()
    document.removeEventListener('visibilitychange', wake)
    channel.close()
  }
}
