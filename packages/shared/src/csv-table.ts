import { CsvError, parse } from 'csv-parse/browser/esm/sync'
import { stringify } from 'csv-stringify/browser/esm/sync'
import { type Steps, within } from './steps.ts'

/** `row` counts as a spreadsheet does, from 1. */
export type TableProblem = { row: number; column: null; message: string }
export type Delimiter = ',' | ';' | '\t'
/** The rows of a file, and which of them is the first in it. */
export type Table = { rows: string[][]; firstRow: number; problem: TableProblem | null }

const delimiters: readonly Delimiter[] = [',', ';', '\t']
const sliceCharacters = 128 * 1024
// More than anybody takes in: the rest is not read, so that a file of line breaks fills no memory.
const mostRows = 400_000
// What spreadsheets run as a formula, also full-width, and after white space, which some cut off first.
const formulaLead = /^'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠−﹢﹣﹦﹫])/

/**
 * Reads a table with a header row, in steps; a byte order mark and a `sep=` line are passed over. `isKnown` says which
 * titles the reader knows: the separator under which the header names most of them is the file's.
 */
export function* stepThroughTable(text: string, isKnown: (title: string) => boolean): Steps<Table> {
  const source = text.startsWith('\ufeff') ? text.slice(1) : text
  const hint = /^sep=([,;\t])\r?\n/.exec(source)
  const table = source.slice(hint?.[0].length ?? 0)
  const firstRow = hint ? 2 : 1
  const { rows, problem } = yield* within(readRows(table, hint?.[1] ?? findDelimiter(table, isKnown)), 0, 1)
  return { rows, firstRow, problem: problem && { ...problem, row: problem.row + firstRow - 1 } }
}

/** A table as CSV with a byte order mark, as spreadsheets like it, and with nothing in it that they would run. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  return `\ufeff${formatRows(rows)}`
}

/** A part of such a table, to go behind its beginning. */
export function formatRows(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(neutralise))
  return stringify(cells, { quoted: true, quoted_empty: true, record_delimiter: '\r\n' })
}

/** Text that a spreadsheet would run as a formula gets a leading `'`, which `restore` takes off again. */
export function neutralise(cell: string): string {
  return formulaLead.test(cell) ? `'${cell}` : cell
}

export function restore(cell: string): string {
  return cell.startsWith("'") && formulaLead.test(cell) ? cell.slice(1) : cell
}

/** Slice by slice: the last row of a slice may go on behind the cut, and is read again with the next. */
function* readRows(
  table: string,
  delimiter: string,
): Steps<{ rows: string[][]; problem: TableProblem | null }> {
  const rows: string[][] = []
  let size = sliceCharacters
  for (let at = 0; ; ) {
    const slice = table.slice(at, at + size)
    const isCut = at + size < table.length
    const { found, error } = parseSlice(slice, delimiter)
    const isBroken = error !== null && !(isCut && error === 'CSV_QUOTE_NOT_CLOSED')
    if (!isCut || isBroken) {
      for (const { cells } of found) rows.push(cells)
      return { rows, problem: error === null ? null : describe(error, rows.length + 1) }
    }
    const whole = found.slice(0, -1)
    const end = whole.at(-1)?.end
    // One row longer than the slice.
    if (end === undefined) size *= 2
    else {
      for (const { cells } of whole) rows.push(cells)
      if (rows.length > mostRows) return { rows, problem: null }
      at += countCharacters(slice, end)
      size = sliceCharacters
    }
    yield at / table.length
  }
}

/** The rows of a text, each with the byte it ends at, up to what cannot be read. */
function parseSlice(slice: string, delimiter: string) {
  const found: { cells: string[]; end: number }[] = []
  try {
    parse(slice, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      on_record: (cells: string[], { bytes }: { bytes: number }) => {
        found.push({ cells, end: bytes })
        return null
      },
    })
    return { found, error: null }
  } catch (error) {
    return { found, error: error instanceof CsvError ? error.code : 'unknown' }
  }
}

function describe(error: string, row: number): TableProblem {
  const message =
    error === 'CSV_QUOTE_NOT_CLOSED'
      ? 'A double quote opens here and never closes; close it, and write a quote inside text twice ("")'
      : 'The file cannot be read from here on; save it again as CSV (UTF-8)'
  return { row, column: null, message }
}

function countCharacters(text: string, bytes: number): number {
  const start = new TextEncoder().encode(text).subarray(0, bytes)
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(start).length
}

function findDelimiter(table: string, isKnown: (title: string) => boolean): Delimiter {
  const head = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(table.slice(0, 10_000))?.[0] ?? ''
  const score = (delimiter: Delimiter) =>
    head.split(delimiter).filter((cell) => isKnown(cell.replace(/^\s*"|"\s*$/g, ''))).length
  return delimiters.reduce((best, delimiter) => (score(delimiter) > score(best) ? delimiter : best))
}
