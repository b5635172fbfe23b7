import { useSyncExternalStore } from 'react'

// What is tried again once or twice in a second is nobody's worry.
const calmMs = 1000
const late = new Map<Request, ReturnType<typeof setTimeout>>()
const told = new Set<Request>()
const listeners = new Set<() => void>()

function tell() {
  for (const listener of listeners) listener()
}

/** A call is being made again. What nobody waits for is not told of. */
export function startTrying(request: Request) {
  if (late.has(request) || request.headers.get('x-priority') === 'background') return
  const timer = setTimeout(() => {
    told.add(request)
    tell()
  }, calmMs)
  late.set(request, timer)
}

export function stopTrying(request: Request) {
  clearTimeout(late.get(request))
  late.delete(request)
  if (told.delete(request)) tell()
}

/** Whether something that somebody waits for is being tried again, for longer than a moment. */
export function useIsTrying(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => told.size > 0,
  )
}
