import { useSyncExternalStore } from 'react'

// What was typed into a cell and is not saved yet, kept while other weeks and pages are looked at.
const drafts = new Map<string, string>()
const listeners = new Set<() => void>()

export function setDraft(key: string, typed: string | null) {
  if (typed === null) drafts.delete(key)
  else drafts.set(key, typed)
  for (const listener of listeners) listener()
}

function listen(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export function useDraft(key: string): string | null {
  return useSyncExternalStore(listen, () => drafts.get(key) ?? null)
}

export function useDraftCount(): number {
  return useSyncExternalStore(listen, () => drafts.size)
}
