import { fullJitter } from '@promptsheet/resilience/backoff'
import { type LiveEvent, parseIds } from './live-event.ts'
import { readEvents } from './read-events.ts'

const address = '/v1/events'
// The server says something every 20 seconds.
const silentMs = 45_000
const pauses = { firstMilliseconds: 1000, mostMilliseconds: 15_000, random: Math.random }

/**
 * Hears of what changes until `signal` ends it, over one connection after another: each goes on after the last event that
 * came, the first after `since`. A page that wakes up, or is online again, does not wait its turn.
 */
export async function followEvents(
  hear: (event: LiveEvent) => void,
  signal: AbortSignal,
  since: string | null | undefined,
): Promise<void> {
  let lastId = since ?? null
  let isFirst = since === undefined
  for (let failures = 0; !signal.aborted; failures++) {
    const line = openLine(signal)
    try {
      const response: Response = await fetch(address, {
        headers: lastId === null ? {} : { 'last-event-id': lastId },
        cache: 'no-store',
        signal: line.signal,
      })
      line.isAlive()
      const isNew = lastId === null && !isFirst
      if (response.ok && response.body) {
        for await (const event of readEvents(response.body)) {
          line.isAlive()
          if (event === null) continue
          failures = 0
          // It may go on in another workspace, or as somebody else: nothing of before is known there.
          lastId = event.name === 'closed' ? null : (event.id ?? lastId)
          const kind = event.name === 'hello' && isNew ? 'resync' : event.name
          hear({ kind, ids: parseIds(event.data), id: lastId })
        }
      } else {
        failures = Math.max(failures, 3)
      }
    } catch {
      // Whatever it was, the next connection tells.
    } finally {
      line.close()
      // What happened while it tried in vain nobody has told, either.
      isFirst = false
    }
    if (!signal.aborted) await pause(fullJitter(failures + 1, pauses), signal)
  }
}

/** A signal that ends with the given one, or when nothing was heard for too long: of a line that died, nobody says so. */
function openLine(signal: AbortSignal) {
  const silence = new AbortController()
  let aliveAt = Date.now()
  const check = () => {
    if (Date.now() - aliveAt > silentMs) silence.abort()
  }
  const timer = setInterval(check, silentMs / 3)
  document.addEventListener('visibilitychange', check)
  return {
    signal: AbortSignal.any([signal, silence.signal]),
    isAlive: () => {
      aliveAt = Date.now()
    },
    close: () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', check)
      silence.abort()
    },
  }
}

/** Waits; less when the page is shown or online again meanwhile. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = new AbortController()
    const end = () => {
      done.abort()
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    done.signal.addEventListener('abort', () => clearTimeout(timer))
    const soon = { signal: done.signal }
    signal.addEventListener('abort', end, soon)
    addEventListener('online', end, soon)
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && end(), soon)
  })
}
