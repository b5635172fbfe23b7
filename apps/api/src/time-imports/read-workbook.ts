import type { Table } from '@promptsheet/shared/csv-table'
import { type Steps, within } from '@promptsheet/shared/steps'
import { ArchiveProblem, brokenArchive, unzip, unzipInto } from '../imports/unzip.ts'
import { cutElements } from './cut-elements.ts'
import { createSheet, mostLetters } from './read-sheet.ts'
import { readStyles } from './workbook-styles.ts'
import { attributeOf, readText, tagsOf } from './workbook-xml.ts'

const maxFiles = 1000
/** Two hundred thousand rows of our own export. */
const maxBytes = 400 * 1024 * 1024
const maxPartBytes = 10 * 1024 * 1024
const mostTexts = 2_000_000

/** The first sheet of a workbook as a table of texts; `failure` is why there is none. */
export function* readWorkbook(bytes: Uint8Array): Steps<{ table: Table } | { failure: string }> {
  const small = /(^|\/)(workbook\.xml|workbook\.xml\.rels|styles\.xml)$/
  const limits = { maxFiles, maxBytes: maxPartBytes }
  const { files, failure } = yield* within(
    unzip(bytes, limits, (name) => small.test(name)),
    0,
    0.1,
  )
  if (failure !== null) return failedWith(failure)
  const decoder = new TextDecoder()
  const part = (end: string) => decoder.decode(files.find(({ name }) => name.endsWith(end))?.bytes)
  const book = part('workbook.xml')
  const path = findSheet(book, part('workbook.xml.rels'))
  if (path === null) return { failure: noWorkbook }
  const texts: string[] = []
  let letters = 0
  const cutTexts = cutElements('si', (_open, inner) => {
    const text = readText(inner)
    letters += text.length
    if (texts.length >= mostTexts || letters > mostLetters)
      throw new ArchiveProblem('This workbook holds too many texts; split it')
    texts.push(text)
  })
  const notRead = yield* within(
    unzipInto(bytes, { maxFiles, maxBytes }, (name) => (name === 'xl/sharedStrings.xml' ? cutTexts : null)),
    0.1,
    0.3,
  )
  if (notRead !== null) return failedWith(notRead)
  const [info = ''] = tagsOf(book, 'workbookPr')
  const is1904 = /^(1|true)$/.test(attributeOf(info, 'date1904') ?? '')
  const sheet = createSheet({ texts, looks: readStyles(part('styles.xml')), is1904 })
  let isThere = false
  const cutRows = cutElements('row', sheet.addRow)
  const open = (name: string) => {
    isThere ||= name === path
    return name === path ? cutRows : null
  }
  const wrong = yield* within(unzipInto(bytes, { maxFiles, maxBytes }, open), 0.3, 1)
  if (wrong !== null) return failedWith(wrong)
  return isThere ? { table: sheet.table() } : { failure: noWorkbook }
}

/** Where the first sheet is. */
function findSheet(book: string, relations: string): string | null {
  const [first] = tagsOf(book, 'sheet')
  const id = first && attributeOf(first, 'id')
  const relation = tagsOf(relations, 'Relationship').find((tag) => attributeOf(tag, 'Id') === id)
  const target = relation && attributeOf(relation, 'Target')
  if (!target) return null
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

const failedWith = (failure: string) => ({ failure: failure === brokenArchive ? damaged : `${failure}.` })
const damaged = 'This workbook is damaged or empty. Open it, save it again as .xlsx, and import that.'
const noWorkbook =
  'This is no workbook with a sheet of hours. Unpack it if it is an archive, and choose the CSV in it.'
