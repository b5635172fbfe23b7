/** `ids: null` means everything of its kind. `id`: where to go on from; null when nothing is known, left out between those. */
export type LiveEvent = { kind: string; ids: readonly string[] | null; id?: string | null }

/** What another tab passed on; null for anything else. */
export function readEvent(value: unknown): LiveEvent | null {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return null
  const { kind } = value
  if (typeof kind !== 'string') return null
  const id = 'id' in value ? value.id : undefined
  return { kind, ids: idsOf(value), ...((typeof id === 'string' || id === null) && { id }) }
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
