import { useSyncExternalStore } from 'react'
import { text } from './strings.ts'
import { toast } from './toast-store.ts'

/**
 * What cannot be taken back is put off while its toast can still undo it: the thing is hidden at once, and goes
 * when the time is over or the page is left.
 */
const graceMs = 8_000
const waiting = new Map<string, { act: () => void; timer: ReturnType<typeof setTimeout> }>()
const listeners = new Set<() => void>()
let hidden: ReadonlySet<string> = new Set()

function hide(id: string, isHidden: boolean) {
  const next = new Set(hidden)
  if (isHidden) next.add(id)
  else next.delete(id)
  hidden = next
  for (const listener of listeners) listener()
}

/** Ids of what is on its way out, and is not to be shown any more. */
export function usePutOff(): ReadonlySet<string> {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => hidden,
  )
}

/** Says `done` with an Undo, and does it a little later. What fails is shown again. */
export function putOff(id: string, done: string, run: () => Promise<unknown>) {
  const act = () => {
    waiting.delete(id)
    const show = () => hide(id, false)
    void run().then(show, show)
  }
  hide(id, true)
  waiting.set(id, { act, timer: setTimeout(act, graceMs) })
  const undo = () => {
    clearTimeout(waiting.get(id)?.timer)
    waiting.delete(id)
    hide(id, false)
  }
  toast(done, { action: { label: text.undo, run: undo } })
}

addEventListener('pagehide', () => {
  for (const { act, timer } of waiting.values()) {
    clearTimeout(timer)
    act()
  }
})
