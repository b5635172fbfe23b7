import { useSyncExternalStore } from 'react'
import type { Bucket } from '../time-tree/places.ts'
import { keyOf } from './grid-rows.ts'

// What was typed into a cell and is not saved yet: kept while other pages are looked at, and after the tab was closed.
const prefix = 'promptsheet.hours '
const drafts = new Map<string, string>(load())
const listeners = new Set<() => void>()

/** `scope`: whose week it is, and where. */
export const draftKey = (scope: string, bucket: Bucket, date: string) => `${scope} ${keyOf(bucket)} ${date}`

export function setDraft(key: string, typed: string | null) {
  put(key, typed)
  try {
    if (typed === null) localStorage.removeItem(prefix + key)
    else localStorage.setItem(prefix + key, typed)
  } catch {
    // Without storage they live as long as the page.
  }
}

export const getDraft = (key: string): string | null => drafts.get(key) ?? null

export function useDraft(key: string): string | null {
  return useSyncExternalStore(listen, () => getDraft(key))
}

/** The cells of this scope with something that is not saved: `projectId/taskId` and the day. */
export function useDraftCells(scope: string): { row: string; date: string }[] {
  const keys = useSyncExternalStore(listen, () => [...drafts.keys()].join('\n'))
  return keys.split('\n').flatMap((key) => {
    if (!key.startsWith(`${scope} `)) return []
    const [row = '', date = ''] = key.slice(scope.length + 1).split(' ')
    return [{ row, date }]
  })
}

function put(key: string, typed: string | null) {
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

function load(): [string, string][] {
  try {
    return Object.entries(localStorage).flatMap(([key, typed]) =>
      key.startsWith(prefix) ? [[key.slice(prefix.length), String(typed)]] : [],
    )
  } catch {
    return []
  }
}

// What another window saved meanwhile is saved here, too.
addEventListener('storage', ({ key, newValue }) => {
  if (key?.startsWith(prefix) && newValue === null) put(key.slice(prefix.length), null)
})
