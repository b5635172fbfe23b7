import { restore, stepThroughTable, type Table } from './csv-table.ts'
import { finish, forEach, type Steps, within } from './steps.ts'
import { type DateOrder, orderOf } from './time-csv-cells.ts'
import {
  isTimeTitle,
  readTimeHeader,
  recogniseHeader,
  type TimeColumns,
  type TimeField,
  whyNoHours,
} from './time-csv-columns.ts'
import type { TimeFile, TimeFileSettings, TimePerson, TimeProblem, TimeRow } from './time-csv-record.ts'
import { type Cells, readTimeRow } from './time-csv-row.ts'

export const mostTimeRows = 200_000

/** Reads hours from a table that Toggl, Clockify, Harvest, another tool or we ourselves wrote. Never throws. */
export function parseTimeCsv(text: string, settings: TimeFileSettings): TimeFile {
  return finish(stepThroughTimeCsv(text, settings))
}

/** The same, in steps. A row that cannot be read whole is a problem and no entry. */
export function* stepThroughTimeCsv(text: string, settings: TimeFileSettings): Steps<TimeFile> {
  const table = yield* within(stepThroughTable(text, isTimeTitle), 0, 0.4)
  return yield* within(stepThroughTimeTable(table, settings), 0.4, 1)
}

/** Reads hours from a table whose cells are there already. */
export function* stepThroughTimeTable(
  { rows, firstRow, problem }: Table,
  settings: TimeFileSettings,
): Steps<TimeFile> {
  const header = rows[0] ?? []
  const columns = readTimeHeader(header)
  const why = rows.length === 0 ? 'This file is empty. Choose another.' : whyNoHours(columns)
  const kind = recogniseHeader(header)
  const problems: TimeProblem[] = []
  const nothing = { ...emptyFile, kind, problems, unknownColumns: columns.unknown }
  if (why !== null) return { ...nothing, failure: problem?.message ?? why }
  if (rows.length > mostTimeRows)
    return {
      ...nothing,
      failure: `There are more than ${mostTimeRows.toLocaleString('en')} rows in this. Export it in parts, such as year by year.`,
    }
  const dates = yield* within(findOrder(rows, columns), 0, 0.1)
  const order = dates.order ?? settings.dateOrder ?? guessOrder(rows, columns)
  const reader = createReader(columns, settings, { kind, order })
  const read = (cells: string[], index: number) => {
    if (index > 0) reader.read(cells, firstRow + index)
  }
  yield* within(forEach(rows, read), 0.1, 1)
  if (problem !== null) reader.problems.push(problem)
  const { found, people, lengths, needsZone } = reader
  const isNothing = found.length === 0 && reader.problems.length === 0
  return {
    ...nothing,
    rows: found,
    problems: reader.problems,
    failure: isNothing ? 'There are no entries in this file.' : null,
    people: [...people.values()],
    dates: { ...dates, order: dates.order ?? settings.dateOrder },
    lengths,
    needsZone: needsZone(),
  }
}

export const emptyFile: Omit<TimeFile, 'kind' | 'problems'> = {
  rows: [],
  failure: null,
  people: [],
  dates: { order: null, isOpen: false, example: null },
  lengths: { differ: 0, example: null },
  needsZone: false,
  unknownColumns: [],
}

function createReader(
  columns: TimeColumns,
  settings: TimeFileSettings,
  { kind, order }: { kind: TimeFile['kind']; order: DateOrder },
) {
  const found: TimeRow[] = []
  const problems: TimeProblem[] = []
  const people = new Map<string, TimePerson>()
  const lengths: TimeFile['lengths'] = { differ: 0, example: null }
  let needsZone = false
  const titleOf = (field: TimeField) => columns.places.get(field)?.title ?? titles[field] ?? null
  const read = (row: string[], number: number) => {
    if (row.every((cell) => cell.trim() === '')) return
    if (row.slice(columns.count).some((cell) => cell.trim() !== '')) {
      const message = `This row has ${row.length} columns and the first row ${columns.count}; put "double quotes" around text that holds the separator or a line break`
      problems.push({ row: number, column: `column ${columns.count + 1}`, message })
      return
    }
    const cells: Cells = (field) => {
      const place = columns.places.get(field)
      const cell = place === undefined ? '' : (row[place.index] ?? '')
      // Only we put the apostrophe there.
      return (kind === 'promptsheet' ? restore(cell) : cell).trim()
    }
    const result = readTimeRow(cells, number, { columns, settings, order })
    if ('message' in result) {
      problems.push({ row: number, column: titleOf(result.field), message: shorten(result.message) })
      return
    }
    found.push(result.row)
    if (!people.has(result.person.key)) people.set(result.person.key, result.person)
    needsZone ||= result.needsZone
    if (result.differs === null) return
    lengths.differ++
    lengths.example ??= { row: number, ...result.differs }
  }
  return { found, problems, people, lengths, needsZone: () => needsZone, read }
}

// A cell that cannot be read may be long, and what to do about it is said behind it.
const shorten = (message: string) => message.replace(/"([^"]{60})[^"]+"/, '"$1…"')

// What a column that is not in the file is called in a problem.
const titles: Partial<Record<TimeField, string>> = {
  startDate: 'Start date',
  startTime: 'Start time',
  endTime: 'End time',
  duration: 'Duration',
  project: 'Project',
}

const dayFields = ['startDate', 'endDate', 'start', 'end'] as const

/** What the dates of a file say about their order, all of them together. */
function* findOrder(rows: readonly string[][], columns: TimeColumns): Steps<TimeFile['dates']> {
  const votes = { month_first: 0, day_first: 0 }
  let example: string | null = null
  const places = dayFields.flatMap((field) => columns.places.get(field)?.index ?? [])
  const count = (row: string[], index: number) => {
    if (index === 0) return
    for (const place of places) {
      const [day = ''] = (row[place] ?? '').trim().split(/[T ]/)
      const order = orderOf(day)
      if (order === null) continue
      example ??= day
      if (order !== 'either') votes[order]++
    }
  }
  yield* forEach(rows, count, 200)
  const order =
    votes.month_first === votes.day_first
      ? null
      : votes.month_first > votes.day_first
        ? 'month_first'
        : 'day_first'
  return { order, isOpen: order === null && example !== null, example }
}

/** Until somebody says it: who writes AM and PM writes the month first, mostly. */
function guessOrder(rows: readonly string[][], columns: TimeColumns): DateOrder {
  const place = columns.places.get('startTime')?.index
  const isHalved = place !== undefined && /[ap]\.?m/i.test(rows[1]?.[place] ?? '')
  return isHalved ? 'month_first' : 'day_first'
}
