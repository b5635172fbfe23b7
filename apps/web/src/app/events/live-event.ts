/** `ids: null` means everything of its kind. `pulse` says only that somebody is listening. */
export type LiveEvent = { kind: string; ids: readonly string[] | null }

/** What another tab passed on; null for anything else. */
export function readEvent(value: unknown): LiveEvent | null {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return null
  const { kind } = value
  return typeof kind === 'string' ? { kind, ids: idsOf(value) } : null
}

export function parseIds(data: string): string[] | null {
  try {
    return idsOf(JSON.parse(data))
  } catch {
    return null
  }
}

function idsOf(value: unknown): string[] | null {
  if (typeof value !== 'object' || value === null || !('ids' in value)) return null
  const { ids } = value
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : null
}
