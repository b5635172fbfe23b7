import { useEffect, useRef, useState } from 'react'
import { useMe } from '../app/me.queries.ts'
import { isRecord } from '../app/problem.ts'
import { type Draft, isSame, readDraft } from './draft.ts'

/** The saved text that somebody's typing started from: what it said, which version it was, and its tag. */
export type Origin = { draft: Draft; version: number; etag: string }
type Kept = { draft: Draft; origin: Origin; savedAt: string }

const pauseMs = 200

/**
 * What is typed, written to this browser as it is typed: a closed tab, a lost network or a full library
 * costs nothing. `origin` is kept with it, so that a late save still notices what others saved since.
 */
export function useKeptDraft(name: string, initial: Origin) {
  const { user } = useMe()
  const key = `promptsheet.draft.${user.id}.${name}`
  const [found] = useState(() => load(key, initial))
  const [draft, setDraft] = useState(found?.draft ?? initial.draft)
  const [origin, setOrigin] = useState(found?.origin ?? initial)
  const [keptAt, setKeptAt] = useState(found?.savedAt ?? null)
  const latest = useRef<Kept | null>(null)
  const isChanged = !isSame(draft, origin.draft)
  useEffect(() => {
    latest.current = isChanged ? { draft, origin, savedAt: new Date().toISOString() } : null
    const timer = setTimeout(() => store(key, latest.current), pauseMs)
    return () => clearTimeout(timer)
  }, [key, draft, origin, isChanged])
  useEffect(() => {
    const flush = () => store(key, latest.current)
    addEventListener('pagehide', flush)
    return () => {
      removeEventListener('pagehide', flush)
      flush()
    }
  }, [key])
  return {
    draft,
    origin,
    isChanged,
    /** When the draft that was found here was typed; null when one starts from what is saved. */
    keptAt,
    change: (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part })),
    startAgain: () => {
      setDraft(initial.draft)
      setOrigin(initial)
      setKeptAt(null)
    },
    /** Keeps this for later instead of what is in the fields, for who leaves now; without it, nothing. */
    forget: (rest?: Draft) => {
      const savedAt = new Date().toISOString()
      latest.current = rest && !isSame(rest, origin.draft) ? { draft: rest, origin, savedAt } : null
      store(key, latest.current)
    },
  }
}

function load(key: string, initial: Origin): Kept | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (!isRecord(stored) || typeof stored.savedAt !== 'string') return null
    const draft = readDraft(stored.draft)
    return draft && { draft, origin: readOrigin(stored.origin) ?? initial, savedAt: stored.savedAt }
  } catch {
    return null
  }
}

function readOrigin(stored: unknown): Origin | null {
  if (!isRecord(stored) || typeof stored.etag !== 'string' || typeof stored.version !== 'number') return null
  const draft = readDraft(stored.draft)
  return draft && { draft, version: stored.version, etag: stored.etag }
}

function store(key: string, kept: Kept | null) {
  try {
    if (kept) localStorage.setItem(key, JSON.stringify(kept))
    else localStorage.removeItem(key)
  } catch {
    // A full storage keeps the last text that fitted.
  }
}
