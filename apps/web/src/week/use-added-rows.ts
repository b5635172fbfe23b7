import { useState } from 'react'

function read(key: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}

/** Rows of a week that have no hours yet, kept in this browser. */
export function useAddedRows(workspaceId: string, week: string) {
  const key = `promptsheet.rows.${workspaceId}.${week}`
  const [kept, setKept] = useState({ key, rows: read(key) })
  const rows = kept.key === key ? kept.rows : read(key)
  const keep = (next: string[]) => {
    setKept({ key, rows: next })
    try {
      localStorage.setItem(key, JSON.stringify(next))
    } catch {
      // Without storage they live as long as the page.
    }
  }
  return {
    rows,
    add: (more: readonly string[]) => keep([...new Set([...rows, ...more])]),
    remove: (row: string) => keep(rows.filter((one) => one !== row)),
  }
}

export type AddedRows = ReturnType<typeof useAddedRows>
