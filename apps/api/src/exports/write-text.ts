import { formatRows } from '@promptsheet/shared/csv-table'
import type { JsonList } from '@promptsheet/shared/json-list'
import { inTurns } from './in-turns.ts'

type Many<T> = Iterable<T> | AsyncIterable<T>

const pieceCharacters = 64 * 1024

/** A table as CSV: its beginning, and a row for each. */
export function writeCsv<T>(head: string, toRow: (one: T) => string[], many: Many<T>) {
  return writeText(async function* () {
    yield head
    for await (const one of inTurns(many)) yield formatRows([toRow(one)])
  })
}

/** A list as JSON. */
export function writeJson<T>({ open, item, close }: JsonList<T>, many: Many<T>) {
  return writeText(async function* () {
    yield open
    let count = 0
    for await (const one of inTurns(many)) yield item(one, count++)
    yield close(count)
  })
}

/** As bytes from the start: a long text put together at the end would hold everybody up. */
async function writeText(parts: () => AsyncIterable<string>): Promise<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  const pieces: Uint8Array[] = []
  let piece = ''
  for await (const part of parts()) {
    piece += part
    if (piece.length < pieceCharacters) continue
    pieces.push(encoder.encode(piece))
    piece = ''
  }
  return Buffer.concat([...pieces, encoder.encode(piece)])
}
