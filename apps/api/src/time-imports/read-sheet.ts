import type { Table } from '@promptsheet/shared/csv-table'
import { mostTimeRows } from '@promptsheet/shared/time-csv'
import { protect } from '@promptsheet/shared/time-csv-export'
import { ArchiveProblem } from '../imports/unzip.ts'
import { type Look, showNumber } from './workbook-styles.ts'
import { attributeOf, decodeNumbered, decodeXml, elementsOf, readText } from './workbook-xml.ts'

const mostColumns = 500
const mostCells = 10_000_000
/** Of text, however small it was packed. */
export const mostLetters = 100_000_000
const lastRow = 1_048_576
const cellPattern = /<((?:\w+:)?c)(?=[\s/>])[^<>]*>/g
const valuePattern = /<(?:\w+:)?v(?:\s[^<>]*)?>([^<]*)<\/(?:\w+:)?v>/
const formulaPattern = /<(?:\w+:)?f[\s/>]/

type Book = { texts: readonly string[]; looks: readonly Look[]; is1904: boolean }

/** Collects the rows of a sheet, each in the place it has there. Throws an `ArchiveProblem` for what is no table of hours. */
export function createSheet(book: Book) {
  const rows: string[][] = []
  let firstRow = 0
  let number = 0
  let cells = 0
  let letters = 0
  let width = mostColumns
  const addRow = (open: string, inner: string): void => {
    const said = Number(attributeOf(open, 'r') ?? number + 1)
    if (!Number.isInteger(said) || said <= number || said > lastRow) throw new ArchiveProblem(disorder)
    number = said
    const row = readRow(inner, { ...book, width, number })
    cells += row.length
    letters += row.reduce((sum, text) => sum + text.length, 0)
    if (letters > mostLetters) throw new ArchiveProblem('This sheet holds too much text; split it')
    if (cells > mostCells) throw new ArchiveProblem('This sheet holds too many cells; split it')
    if (row.length === 0) return
    if (rows.length === 0) {
      firstRow = number
      // What is to the right of the titles only has to be noticed.
      width = row.length
    }
    if (number - firstRow > mostTimeRows) throw new ArchiveProblem(tooMany)
    while (rows.length < number - firstRow) rows.push(empty)
    rows.push(row)
  }
  const table = (): Table => ({ rows, firstRow, problem: null })
  return { addRow, table }
}

const empty: string[] = []

/** The texts of a row up to its last one. */
function readRow(inner: string, book: Book & { width: number; number: number }): string[] {
  const row: string[] = []
  let column = -1
  for (const { tag: attributes, inner: content } of elementsOf(inner, cellPattern)) {
    const place = attributeOf(attributes, 'r')
    column = place === null ? column + 1 : columnOf(place)
    const text = readCell(attributes, content, book, place)
    if (text === '') continue
    if (column < 0 || column >= mostColumns) throw new ArchiveProblem(tooWide)
    const at = Math.min(column, book.width)
    while (row.length < at) row.push('')
    row[at] = text
  }
  return row
}

function readCell(attributes: string, content: string, book: Book, place: string | null): string {
  const type = attributeOf(attributes, 't') ?? 'n'
  if (type === 'inlineStr') return protect(readText(content))
  const [, raw] = valuePattern.exec(content) ?? []
  if (raw === undefined) {
    if (!formulaPattern.test(content)) return ''
    throw new ArchiveProblem(
      `Cell ${(place ?? '').slice(0, 10)} holds a formula that was never worked out. Open the workbook, save it, and import it again`,
    )
  }
  if (type === 's') return protect(book.texts[Number(raw)] ?? '')
  if (type === 'b') return raw === '1' ? 'yes' : 'no'
  if (type !== 'n') return protect(decodeNumbered(decodeXml(raw)))
  return showNumber(
    raw.trim(),
    book.looks[Number(attributeOf(attributes, 's') ?? 0)] ?? 'number',
    book.is1904,
  )
}

/** 0 for A; -1 for what is no column. */
function columnOf(place: string): number {
  const [letters = ''] = /^[A-Z]{1,3}/.exec(place) ?? []
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

const tooMany = `There are more than ${mostTimeRows.toLocaleString('en')} rows in this. Export it in parts, such as year by year`
const tooWide = `There are more than ${mostColumns} columns in this; leave those that hold no hours out`
const disorder = 'The rows of this workbook are not in order. Open it, save it again, and import that'
