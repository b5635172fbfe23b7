import { z } from '@hono/zod-openapi'
import { invalid } from '../errors.ts'

export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: 'At most this many.' }),
  cursor: z.string().max(500).optional().meta({ description: '`nextCursor` of the page before.' }),
})

/** The reply of every list. */
export function pageOf<T extends z.ZodType>(row: T) {
  return z.object({ data: z.array(row), nextCursor: z.string().nullable() })
}

export type Page<T> = { data: T[]; nextCursor: string | null }

/** Where a page ended: the sort keys of its last row, opaque to the caller. */
export function writeCursor(keys: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url')
}

/** The keys of a cursor, in the shape the list's sort gives them; a made-up cursor is the caller's mistake. */
export function readCursor<T>(cursor: string | undefined, keys: z.ZodType<T>): T | null {
  if (cursor === undefined) return null
  const parsed = keys.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')))
  if (!parsed.success)
    throw invalid('query.cursor', 'This is not a cursor of this list. Leave it out to start again.')
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Cuts a list that was read with one row more than asked for into a page. */
export function toPage<T>(
  rows: T[],
  limit: number,
  keysOf: (row: T) => readonly (string | number)[],
): Page<T> {
  const data = rows.slice(0, limit)
  const last = data.at(-1)
  return { data, nextCursor: rows.length > limit && last !== undefined ? writeCursor(keysOf(last)) : null }
}
