import type { Send } from '@promptsheet/client/send'
import { useSyncExternalStore } from 'react'

/**
 * A session that ends while somebody works must not cost them anything: the call that met it waits here,
 * the shell asks for the password, and the same call is made again.
 */
let waiting: { promise: Promise<void>; resolve: () => void } | null = null
let isSignedIn = false
const listeners = new Set<() => void>()

function tell() {
  for (const listener of listeners) listener()
}

export function markSignedIn(value: boolean) {
  isSignedIn = value
}

/** Whether somebody was, when last heard of. */
export function isKnownSignedIn(): boolean {
  return isSignedIn
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

/** The same, but a session that has ended is renewed in a dialog instead of failing the call. */
export function withLogin(send: Send): Send {
  return async function sendSignedIn(request) {
    // A copy: for Chromium a request with a body is used up by being sent, and this one may be sent again.
    const response = await send(request.clone())
    const isAboutSession = response.status === 401 && !new URL(request.url).pathname.startsWith('/v1/auth/')
    if (!isAboutSession || !isSignedIn) return response
    await waitForLogin()
    request.signal.throwIfAborted()
    return sendSignedIn(request)
  }
}
