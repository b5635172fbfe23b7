import { useSyncExternalStore } from 'react'

/**
 * A session that ends while somebody works must not cost them anything: the call that met it waits here,
 * the shell asks for the password, and the same call is made again.
 */
let waiting: { promise: Promise<void>; resolve: () => void } | null = null
let isSignedIn = false
const deadlineMs = 30_000
const listeners = new Set<() => void>()

function tell() {
  for (const listener of listeners) listener()
}

export function markSignedIn(value: boolean) {
  isSignedIn = value
}

export function useIsLoginNeeded(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => waiting !== null,
  )
}

export function goOnAfterLogin() {
  waiting?.resolve()
  waiting = null
  tell()
}

function waitForLogin(): Promise<void> {
  if (!waiting) {
    waiting = Promise.withResolvers<void>()
    tell()
  }
  return waiting.promise
}

/** `fetch`, but a session that has ended is renewed in a dialog instead of failing the call. */
export async function fetchSignedIn(request: Request): Promise<Response> {
  const again = request.clone()
  const response = await fetch(request)
  const isAboutSession = response.status === 401 && !new URL(request.url).pathname.startsWith('/v1/auth/')
  if (!isAboutSession || !isSignedIn) return response
  await waitForLogin()
  // The call's own deadline ran out while the password was typed; a cancelled call stays cancelled.
  const isLate = again.signal.aborted && again.signal.reason?.name === 'TimeoutError'
  if (!isLate) again.signal.throwIfAborted()
  return fetchSignedIn(isLate ? new Request(again, { signal: AbortSignal.timeout(deadlineMs) }) : again)
}
