import * as z from 'zod'
import { formatTable, type Table } from './csv-table.ts'
import { formatDuration } from './duration.ts'
import { cutJsonList } from './json-list.ts'
import { forEach, type Steps, within } from './steps.ts'
import { emptyFile, stepThroughTimeTable } from './time-csv.ts'
import type { TimeFile, TimeFileSettings } from './time-csv-record.ts'

/** An entry as it is exported. Money is there for who may see it. */
export const timeRecord = z.object({
  id: z.string(),
  date: z.string(),
  person: z.string(),
  email: z.string(),
  client: z.string(),
  project: z.string(),
  /** From the project's own task down. */
  task: z.array(z.string()),
  description: z.string(),
  billable: z.boolean(),
  tags: z.array(z.string()),
  startedAt: z.string(),
  endedAt: z.string(),
  timezone: z.string(),
  isTimed: z.boolean(),
  seconds: z.int(),
  status: z.string(),
  currency: z.string().nullable(),
  rate: z.int().nullable(),
  amount: z.int().nullable(),
})
export type TimeRecord = z.output<typeof timeRecord>

/** Text, a number as it is written, or a duration, as spreadsheets have them. */
export type TimeCell = string | { decimal: string } | { seconds: number }
const yesOrNo = (value: boolean) => (value ? 'yes' : 'no')
const numberOr = (value: number | null): TimeCell => (value === null ? '' : { decimal: String(value) })

const columns: readonly [title: string, write: (record: TimeRecord) => TimeCell][] = [
  ['Date', (record) => record.date],
  ['Person', (record) => record.person],
  ['Email', (record) => record.email],
  ['Client', (record) => record.client],
  ['Project', (record) => record.project],
  ['Task', (record) => writeTask(record.task)],
  ['Description', (record) => record.description],
  ['Billable', (record) => yesOrNo(record.billable)],
  ['Tags', (record) => writeTags(record.tags)],
  ['Duration', ({ seconds }) => ({ seconds })],
  ['Hours', ({ seconds }) => ({ decimal: String(Math.round((seconds / 3600) * 10_000) / 10_000) })],
  // What an import takes: exact, however a spreadsheet shows the others.
  ['Seconds', ({ seconds }) => ({ decimal: String(seconds) })],
  ['Started at', (record) => record.startedAt],
  ['Ended at', (record) => record.endedAt],
  ['Time zone', (record) => record.timezone],
  ['Timed', (record) => yesOrNo(record.isTimed)],
  ['Status', (record) => record.status],
  ['Currency', (record) => record.currency ?? ''],
  ['Rate in minor units', (record) => numberOr(record.rate)],
  ['Amount in minor units', (record) => numberOr(record.amount)],
  ['Id', (record) => record.id],
]

/** The titles of an export's table. */
export const timeTitles: readonly string[] = columns.map(([title]) => title)

export function toTimeCells(record: TimeRecord): TimeCell[] {
  return columns.map(([, write]) => write(record))
}

/** As CSV, which the importer reads back as it was. */
export function toTimeRow(record: TimeRecord): string[] {
  return toTimeCells(record).map((cell) => {
    if (typeof cell === 'string') return cell
    return 'decimal' in cell ? cell.decimal : formatDuration(cell.seconds)
  })
}

/** The beginning of such a CSV. */
export const timeCsvHead = formatTable([timeTitles])

const format = 'promptsheet-time'
// Each is a column of every row, so that many in a small file would be a vast table.
const mostFields = 100

/** As JSON, which the importer reads back as it was. */
export const timeJson = cutJsonList<TimeRecord>({ format, version: 1 }, 'entries', 1)

const someEntries = z.array(z.record(z.string(), z.unknown()))
const someFile = z.union([
  z.object({ entries: someEntries }).transform(({ entries }) => entries),
  someEntries,
])

/** Reads our own JSON, or any list of entries with the fields of our table. Rows count from 1. Never throws. */
export function* stepThroughTimeJson(text: string, settings: TimeFileSettings): Steps<TimeFile> {
  const entries = readEntries(text)
  if (entries === null)
    return {
      ...emptyFile,
      kind: 'promptsheet',
      problems: [],
      failure: 'This JSON holds no list of entries. Export the hours again.',
    }
  const titles = new Set<string>()
  yield* within(
    forEach(entries, (entry) => addAll(titles, Object.keys(entry)), 200),
    0,
    0.1,
  )
  if (titles.size > mostFields)
    return {
      ...emptyFile,
      kind: 'promptsheet',
      problems: [],
      failure: `The entries in this JSON have more than ${mostFields} different fields. Leave out those that are not about hours.`,
    }
  const header = [...titles]
  const rows: string[][] = [header]
  yield* within(
    forEach(entries, (entry) => rows.push(header.map((title) => cellOf(entry[title]))), 200),
    0.1,
    0.2,
  )
  const table: Table = { rows, firstRow: 0, problem: null }
  return yield* within(stepThroughTimeTable(table, settings), 0.2, 1)
}

function readEntries(text: string): Record<string, unknown>[] | null {
  try {
    return someFile.safeParse(JSON.parse(text.replace(/^\ufeff/, ''))).data ?? null
  } catch {
    return null
  }
}

function addAll(titles: Set<string>, more: readonly string[]): void {
  for (const title of more) titles.add(title)
}

function cellOf(value: unknown): string {
  if (typeof value === 'string') return protect(value)
  if (typeof value === 'boolean') return yesOrNo(value)
  if (Array.isArray(value)) return value.length === 0 ? '' : JSON.stringify(value)
  return typeof value === 'number' ? String(value) : ''
}

/** The table's reader takes an apostrophe before a formula off again: where there is none, one that is meant needs another. */
export const protect = (value: string) =>
  /^'+[=+\-@\t\r\n＝＋－＠−﹢﹣﹦﹫]/.test(value) ? `'${value}` : value

/** Easy to read where the names allow it, JSON where they would be read as something else. */
function writeTask([first = '', ...rest]: readonly string[]): string {
  return rest.length === 0 && !first.startsWith('["') ? first : JSON.stringify([first, ...rest])
}

function writeTags(tags: readonly string[]): string {
  const isPlain = tags.every((tag) => !/,|^\["/.test(tag))
  return isPlain ? tags.join(', ') : JSON.stringify(tags)
}
