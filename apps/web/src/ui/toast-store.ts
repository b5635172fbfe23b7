import { useSyncExternalStore } from 'react'

export type Toast = {
  id: number
  text: string
  tone: 'plain' | 'danger'
  action: { label: string; run: () => void } | null
}

type Options = { action?: Toast['action']; tone?: Toast['tone'] }

let toasts: Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

function change(next: Toast[]) {
  toasts = next
  for (const listener of listeners) listener()
}

/** Says something for a few seconds, with at most one thing to do about it. */
export function toast(text: string, { action = null, tone = 'plain' }: Options = {}): number {
  lastId += 1
  const next: Toast = { id: lastId, text, tone, action }
  change([...toasts.filter((other) => other.text !== text), next].slice(-3))
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
