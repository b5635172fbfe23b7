import { useState } from 'react'
import { useMe } from '../app/me.queries.ts'
import { isRecord } from '../app/problem.ts'
import type { Typed } from './entry-fields.ts'

type Kept = { before: Typed; now: Typed; revision: number }

/** What is typed into the form of an entry, kept in this browser until it is saved or dropped, with what it started from. */
export function useTyped(name: string, initial: Typed, revision: number) {
  const { user, workspace } = useMe()
  const key = `promptsheet.entry ${user.id} ${workspace.id} ${name}`
  const [found] = useState(() => load(key))
  const [state, setState] = useState<Kept>(found ?? { before: initial, now: initial, revision })
  const [isFound, setIsFound] = useState(found !== null)
  const forget = () => store(key, null)
  const put = (next: Kept) => {
    setState(next)
    store(key, next)
  }
  return {
    ...state,
    /** It was typed before, and the form was left. */
    isFound,
    change: (part: Partial<Typed>) => put({ ...state, now: { ...state.now, ...part } }),
    /** What it is changed from has been seen. */
    saw: (seen: number) => put({ ...state, revision: seen }),
    startAgain: () => {
      setState({ before: initial, now: initial, revision })
      setIsFound(false)
      forget()
    },
    forget,
  }
}

function load(key: string): Kept | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    const [before, now] = isRecord(stored) ? [readTyped(stored.before), readTyped(stored.now)] : []
    const revision = isRecord(stored) && typeof stored.revision === 'number' ? stored.revision : null
    return before && now && revision !== null ? { before, now, revision } : null
  } catch {
    return null
  }
}

function readTyped(stored: unknown): Typed | null {
  if (!isRecord(stored) || !isRecord(stored.bucket)) return null
  const { time, date, billable, description, tags, timezone } = stored
  const { projectId, taskId } = stored.bucket
  const idOf = (id: unknown) => (typeof id === 'string' ? id : null)
  return {
    time: String(time ?? ''),
    date: String(date ?? ''),
    bucket: { projectId: idOf(projectId), taskId: idOf(taskId) },
    billable: typeof billable === 'boolean' ? billable : null,
    description: String(description ?? ''),
    tags: String(tags ?? ''),
    timezone: String(timezone ?? ''),
  }
}

function store(key: string, kept: Kept | null) {
  try {
    if (kept) localStorage.setItem(key, JSON.stringify(kept))
    else localStorage.removeItem(key)
  } catch {
    // Without storage it lives as long as the form.
  }
}
