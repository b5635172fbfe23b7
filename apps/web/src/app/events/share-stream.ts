import { type LiveEvent, readEvent } from './live-event.ts'

const name = 'promptsheet.events'
// How often a tab that is looked at asks whether the one that listens still does, and how long that may take to say so.
const askMs = 10_000
const answerMs = 2_000

/** `since` is the last event that is known; null for none any more, undefined for none yet. */
type Follow = (
  hear: (event: LiveEvent) => void,
  signal: AbortSignal,
  since: string | null | undefined,
) => Promise<void>

/**
 * One connection for all tabs of a browser: the tab that holds a lock listens and passes on what it hears, and when it is
 * closed the next one goes on after the last event. A tab that is looked at and gets no answer from it takes the lock away:
 * the one that holds it sleeps. Without locks, as on a plain http address, each tab listens for itself.
 */
export function shareStream(follow: Follow, hear: (event: LiveEvent) => void): () => void {
  const over = new AbortController()
  if (!('locks' in navigator) || !('BroadcastChannel' in window)) {
    void follow(hear, over.signal, undefined)
    return () => over.abort()
  }
  const channel = new BroadcastChannel(name)
  let heardAt = 0
  let since: string | null | undefined
  let isListening = false
  let turn = new AbortController()

  const take = (event: LiveEvent) => {
    heardAt = Date.now()
    if (event.id !== undefined) since = event.id
    if (event.kind !== 'here') hear(event)
  }
  channel.onmessage = ({ data }) => {
    const event = readEvent(data)
    if (event?.kind !== 'who') return void (event && take(event))
    if (isListening)
      channel.postMessage({ kind: 'here', ids: null, ...(since !== undefined && { id: since }) })
  }

  async function listen(signal: AbortSignal): Promise<void> {
    isListening = true
    const pass = (event: LiveEvent) => {
      if (signal.aborted) return
      channel.postMessage(event)
      take(event)
    }
    await follow(pass, signal, since)
  }

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
    if (turn !== mine) return
    isListening = false
    mine.abort()
    if (!over.signal.aborted) void stand(false)
  }

  const isWatching = () => !isListening && !over.signal.aborted && document.visibilityState === 'visible'
  function ask(): void {
    if (!isWatching()) return
    const askedAt = Date.now()
    channel.postMessage({ kind: 'who', ids: null })
    setTimeout(() => {
      if (heardAt < askedAt && isWatching()) void stand(true)
    }, answerMs)
  }
  const timer = setInterval(ask, askMs)
  document.addEventListener('visibilitychange', ask)
  void stand(false)
  ask()
  return () => {
    over.abort()
    turn.abort()
    clearInterval(timer)
    document.removeEventListener('visibilitychange', ask)
    channel.close()
  }
}
