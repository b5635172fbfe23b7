import { useEffect, useRef, useState } from 'react'
import { useMe } from '../app/me.queries.ts'
import { isRecord } from '../app/problem.ts'
import { type Draft, isSame, readDraft } from './draft.ts'

type Kept = { draft: Draft; etag: string; savedAt: string }

const pauseMs = 200

/**
 * What is typed, written to this browser as it is typed: a closed tab, a lost network or a full library
 * costs nothing. `etag` says which saved text it started from, so that a late save still notices others'.
 */
export function useKeptDraft(name: string, initial: Draft, initialEtag: string) {
  const { user } = useMe()
  const key = `promptsheet.draft.${user.id}.${name}`
  const [found] = useState(() => load(key))
  const [draft, setDraft] = useState(found?.draft ?? initial)
  const [etag, setEtag] = useState(found?.etag ?? initialEtag)
  const [keptAt, setKeptAt] = useState(found?.savedAt ?? null)
  const latest = useRef<Kept | null>(null)
  const isChanged = !isSame(draft, initial)
  useEffect(() => {
    latest.current = isChanged ? { draft, etag, savedAt: new Date().toISOString() } : null
    const timer = setTimeout(() => store(key, latest.current), pauseMs)
    return () => clearTimeout(timer)
  }, [key, draft, etag, isChanged])
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
    etag,
    setEtag,
    isChanged,
    /** When the draft that was found here was typed; null when one starts from what is saved. */
    keptAt,
    change: (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part })),
    startAgain: () => {
      setDraft(initial)
      setEtag(initialEtag)
      setKeptAt(null)
    },
    forget: () => {
      latest.current = null
      store(key, null)
    },
  }
}

function load(key: string): Kept | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (!isRecord(stored) || typeof stored.etag !== 'string' || typeof stored.savedAt !== 'string')
      return null
    const draft = readDraft(stored.draft)
    return draft && { draft, etag: stored.etag, savedAt: stored.savedAt }
  } catch {
    return null
  }
}

function store(key: string, kept: Kept | null) {
  try {
    if (kept) localStorage.setItem(key, JSON.stringify(kept))
    else localStorage.removeItem(key)
  } catch {
    // A full storage keeps the last text that fitted.
  }
}
