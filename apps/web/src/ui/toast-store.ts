import { useSyncExternalStore } from 'react'

export type Toast = {
  id: number
  text: string
  tone: 'plain' | 'danger'
  action: { label: string; run: () => void } | null
  /** One of a kind is shown at a time: what is said now replaces what was. */
  kind: string
}

type Options = Partial<Pick<Toast, 'action' | 'tone' | 'kind'>>

let toasts: Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

function change(next: Toast[]) {
  toasts = next
  for (const listener of listeners) listener()
}

/** Says something for a few seconds, with at most one thing to do about it. */
export function toast(text: string, options: Options = {}): number {
  const { action = null, tone = 'plain', kind = text } = options
  lastId += 1
  const next: Toast = { id: lastId, text, tone, action, kind }
  change([...toasts.filter((other) => other.kind !== kind), next].slice(-3))
  return lastId
}

export function dismissToast(id: number) {
  change(toasts.filter((one) => one.id !== id))
}

export function useToasts(): Toast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => toasts,
  )
}
