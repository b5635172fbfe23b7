import { formatTable, restore, stepThroughTable } from './csv-table.ts'
import {
  contributorMessage,
  emptyRecord,
  findColumn,
  nameFromBody,
  nameInput,
  type PromptField,
  type PromptRecord,
  promptRecord,
  readStatus,
  readVersion,
  splitList,
  statusMessage,
  unknownMessage,
  versionMessage,
} from './prompt-record.ts'
import { finish, forEach, type Steps, within } from './steps.ts'

/** Row 1 is the header, as a spreadsheet counts. */
export type CsvProblem = { row: number; column: string | null; message: string }
export type CsvRecord = { row: number; record: PromptRecord }
type CsvPrompts = { records: CsvRecord[]; problems: CsvProblem[] }

type Columns = { field: PromptField | null; title: string }[]
type Report = (field: string, message: string) => void

const ourColumns: readonly [title: string, write: (record: PromptRecord) => string][] = [
  ['id', (record) => record.externalId ?? ''],
  ['name', (record) => record.name],
  ['use_when', (record) => record.useCase],
  ['category', (record) => record.category ?? ''],
  ['tags', (record) => writeList(record.tags)],
  ['best_models', (record) => writeList(record.recommendedModels)],
  ['owner', (record) => record.owner ?? ''],
  ['status', (record) => record.status ?? ''],
  ['version', (record) => (record.version === null ? '' : String(record.version))],
  ['change_note', (record) => record.changeNote],
  ['inputs', (record) => (record.inputs.length === 0 ? '' : JSON.stringify(record.inputs))],
  ['notes', (record) => record.notes],
  ['body', (record) => record.body],
]

/**
 * Reads prompts from a table with a header row: our own export, prompts.chat's `prompts.csv`, or any with
 * a column for the prompt. The separator may be a comma, a semicolon or a tab. Never throws; a row with a
 * problem that leaves no whole prompt is left out. Contributors, being strangers' addresses, are not read.
 */
export function parsePromptCsv(text: string): CsvPrompts {
  return finish(stepThroughCsv(text))
}

/** The same, in steps. */
export function* stepThroughCsv(text: string): Steps<CsvPrompts> {
  const isKnown = (title: string) => findColumn(title).field !== null
  const { rows, firstRow, problem } = yield* within(stepThroughTable(text, isKnown), 0, 0.6)
  const problems: CsvProblem[] = problem ? [problem] : []
  const records: CsvRecord[] = []
  const header = rows[0]
  if (!header) return { records, problems: problems.length > 0 ? problems : [emptyProblem] }
  const columns = readHeader(header, firstRow, problems)
  if (!columns.some(({ field }) => field === 'body')) {
    const message = 'No column holds the prompts; name one "prompt" or "body" in the first row'
    return { records, problems: [...problems, { row: firstRow, column: null, message }] }
  }
  const readOne = (cells: string[], index: number) => {
    if (index === 0 || cells.every((cell) => cell.trim() === '')) return
    const row = firstRow + index
    const record = readRecord(cells, columns, row, problems)
    if (record) records.push({ row, record })
  }
  yield* within(forEach(rows, readOne), 0.6, 1)
  return { records, problems }
}

/**
 * All records as CSV with a byte order mark, as spreadsheets like it. Text that a spreadsheet would run as
 * a formula gets a leading `'`, which `parsePromptCsv` takes off again.
 */
export function formatPromptCsv(records: readonly PromptRecord[]): string {
  return formatTable([ourColumns.map(([title]) => title), ...records.map(toPromptRow)])
}

/** A row of the same, to go behind its beginning. */
export function toPromptRow(record: PromptRecord): string[] {
  return ourColumns.map(([, write]) => write(record))
}

const emptyProblem: CsvProblem = { row: 1, column: null, message: 'This file is empty; choose another' }

function readHeader(header: string[], row: number, problems: CsvProblem[]): Columns {
  const taken = new Map<string, string>()
  const outright = new Set(header.map(findColumn).flatMap(({ field, isVague }) => (isVague ? [] : [field])))
  return header.map((cell) => {
    const title = cell.trim()
    const found = findColumn(title)
    // "Instructions" beside "Prompt" says how to use it.
    const field = found.isVague && outright.has(found.field) ? null : found.field
    const earlier = field === null ? undefined : taken.get(field)
    if (field === 'ignored' || title === '') return { field: null, title }
    if (field === 'contributor') problems.push({ row, column: title, message: contributorMessage })
    else if (field === null) problems.push({ row, column: title, message: unknownMessage(title) })
    else if (earlier !== undefined) {
      problems.push({ row, column: title, message: `"${earlier}" says the same; this column was left out` })
    } else {
      taken.set(field, title)
      return { field, title }
    }
    return { field: null, title }
  })
}

function readRecord(
  cells: string[],
  columns: Columns,
  row: number,
  problems: CsvProblem[],
): PromptRecord | null {
  const titleOf = (field: string) => columns.find((column) => column.field === field)?.title ?? field
  const report: Report = (field, message) => problems.push({ row, column: titleOf(field), message })
  if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
    const message = `This row has ${cells.length} columns and the first row ${columns.length}; put "double quotes" around text that holds the separator or a line break`
    problems.push({ row, column: `column ${columns.length + 1}`, message })
    return null
  }
  if (cells.length < columns.length) {
    const missing = columns[cells.length]?.title ?? null
    const message = `This row ends before this column (${cells.length} of ${columns.length}); check that no separator is missing`
    problems.push({ row, column: missing, message })
  }
  const draft: Record<string, unknown> = { ...emptyRecord }
  for (const [index, { field }] of columns.entries()) {
    const cell = restore(cells[index] ?? '')
    if (field && (cell.trim() !== '' || (field === 'notes' && cell !== '')))
      draft[field] = readCell(field, cell, report)
  }
  if (draft.name === '' && typeof draft.body === 'string') draft.name = nameFromBody(draft.body)
  const result = promptRecord.safeParse(draft)
  if (result.success) return result.data
  for (const issue of result.error.issues) report(String(issue.path[0]), issue.message)
  return null
}

const inputsMessage =
  'What this says about the blanks cannot be read and was left out; name them with commas between'

function readCell(field: PromptField, cell: string, report: Report): unknown {
  if (field === 'tags' || field === 'recommendedModels') return readJson(cell) ?? splitList(cell)
  if (field === 'inputs') {
    const isList = readJson(cell) !== null || !cell.startsWith('[')
    if (!isList) report(field, inputsMessage)
    return isList ? (readJson(cell) ?? splitList(cell).map(nameInput)) : []
  }
  if (field === 'status') {
    const status = readStatus(cell)
    if (!status) report(field, statusMessage)
    return status ?? undefined
  }
  if (field === 'version') {
    const version = readVersion(cell)
    if (version === null) report(field, versionMessage)
    return version
  }
  return cell
}

function readJson(cell: string): unknown[] | null {
  if (!cell.startsWith('[')) return null
  try {
    const value: unknown = JSON.parse(cell)
    return Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

/** Easy to read where the labels allow it, JSON where one holds a separator. */
function writeList(values: readonly string[]) {
  const isPlain = values.every((value) => !/[,;|\n]|^\[/.test(value))
  return isPlain ? values.join(', ') : JSON.stringify(values)
}
