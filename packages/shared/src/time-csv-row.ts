import { text } from './prompt-fields.ts'
import {
  type DateOrder,
  mostListed,
  readClock,
  readCurrency,
  readDate,
  readHours,
  readLength,
  readList,
  readYesNo,
} from './time-csv-cells.ts'
import type { TimeColumns, TimeField } from './time-csv-columns.ts'
import { longestSeconds, type TimeFileSettings, type TimePerson, type TimeRow } from './time-csv-record.ts'
import {
  type FoundSpan,
  findExactSpan,
  findSpan,
  type Local,
  negative,
  toLocal,
  tooLong,
} from './time-csv-span.ts'
import { findZone, type Zone } from './time-csv-zone.ts'

/** Thrown inside a row: what is wrong, in which of its fields. */
class Wrong extends Error {
  readonly field: TimeField
  constructor(field: TimeField, message: string) {
    super(message)
    this.field = field
  }
}

/** The cells of a row by their fields, tidied; empty where there is none. */
export type Cells = (field: TimeField) => string

type Reading = { columns: TimeColumns; settings: TimeFileSettings; order: DateOrder }
export type ReadRow =
  | {
      row: TimeRow
      person: TimePerson
      differs: { clockSeconds: number; durationSeconds: number } | null
      needsZone: boolean
    }
  | { field: TimeField; message: string }

const names = {
  client: text({ max: 100, collapse: true }),
  project: text({ max: 100, collapse: true }),
  code: text({ max: 20, collapse: true }),
  task: text({ max: 200, collapse: true }),
  description: text({ max: 2000 }),
  tags: text({ max: 50, collapse: true }),
  person: text({ max: 200, collapse: true }),
  email: text({ max: 320, collapse: true }),
}
const mostTags = 30
const deepest = 20
const zoned = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/i

/** Reads one row with the fields its table has. */
export function readTimeRow(cells: Cells, row: number, reading: Reading): ReadRow {
  try {
    return read(cells, row, reading)
  } catch (error) {
    if (error instanceof Wrong) return { field: error.field, message: error.message }
    throw error
  }
}

function read(cells: Cells, row: number, { columns, settings, order }: Reading): ReadRow {
  const person = readPerson(cells)
  // People are called what they like, `constructor` too.
  const theirs = Object.hasOwn(settings.zones, person.key) && settings.zones[person.key]
  const zone = readZone(cells('timezone') || theirs || settings.timezone)
  const seconds = readSeconds(cells)
  const found = readWhen(cells, { zone, order, seconds })
  const project = named('project', cells('project'))
  const task = readPath(cells('task'))
  const client = named('client', cells('client'))
  if (project === '' && task.length > 0)
    throw new Wrong('task', 'A task belongs to a project; fill in the project, or leave the task out')
  if (project === '' && client !== '')
    throw new Wrong('client', 'Hours are kept on a project; fill in the project, or leave the client out')
  const { code, currency } = { code: cells('code'), currency: readCurrency(cells('currency')) }
  const billable = readYesNo(cells('billable'))
  if (billable === undefined)
    throw new Wrong('billable', `"${cells('billable')}" is neither yes nor no; write one of the two`)
  const { isTimed, date, ...when } = found
  const useLength = settings.lengthBy === 'duration' && when.differs !== null
  const span = useLength ? when.differs : when.span
  return {
    row: {
      row,
      id: uuid.test(cells('id')) ? cells('id').toLowerCase() : null,
      person: person.key,
      date,
      startedAt: span?.startedAt ?? null,
      endedAt: span?.endedAt ?? null,
      seconds: span === null ? (seconds ?? 0) : lengthOf(span),
      isTimed,
      timezone: zone.timezone,
      client,
      project,
      code: code.length <= 20 ? named('code', code) : '',
      task,
      description: named('description', cells('description')),
      billable,
      tags: readTags(cells('tags')),
      currency: currency ?? columns.currency,
      said: `${found.clock} ${seconds ?? (when.span === null ? '' : lengthOf(when.span))}`,
    },
    person,
    differs:
      when.differs === null || when.span === null
        ? null
        : { clockSeconds: lengthOf(when.span), durationSeconds: lengthOf(when.differs) },
    needsZone: found.needsZone,
  }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const lengthOf = ({ startedAt, endedAt }: { startedAt: number; endedAt: number }) =>
  Math.round((endedAt - startedAt) / 1000)

function readPerson(cells: Cells): TimePerson {
  const name = named('person', cells('person') || `${cells('firstName')} ${cells('lastName')}`)
  const email = named('email', cells('email'))
  return { key: (email || name).toLowerCase(), name, email }
}

function readZone(timezone: string): Zone {
  const zone = findZone(timezone)
  if (zone === null)
    throw new Wrong('timezone', `"${timezone}" is no time zone; write one such as Europe/Berlin`)
  return zone
}

/** The most exact of what a row says about how long it is. */
function readSeconds(cells: Cells): number | null {
  const exact = cells('seconds')
  if (exact !== '') {
    if (/^-?\d{1,9}$/.test(exact)) return Number(exact)
    throw new Wrong('seconds', `"${exact}" is no number of seconds; write whole seconds`)
  }
  for (const [field, readOne] of [
    ['duration', readLength],
    ['hours', readHours],
  ] as const) {
    const cell = cells(field)
    if (cell === '') continue
    const seconds = readOne(cell)
    if (seconds === null)
      throw new Wrong(field, `"${cell}" is no duration that can be read here; write it as 1:30 or 1.5`)
    return seconds
  }
  return null
}

type Given = { zone: Zone; order: DateOrder; seconds: number | null }
type When = {
  date: string
  /** The start, as it was said. */
  clock: string
  isTimed: boolean
  needsZone: boolean
  span: { startedAt: number; endedAt: number } | null
  differs: { startedAt: number; endedAt: number } | null
}

function readWhen(cells: Cells, { zone, order, seconds }: Given): When {
  const start = readMoment(cells, 'start', order)
  if (start.date === null && start.instant === null)
    throw new Wrong(dayField(cells), 'The day is missing; fill it in')
  const end = readMoment(cells, 'end', order)
  if (start.instant !== null) {
    const endedAt = end.instant
    const found = take(findExactSpan(start.instant, endedAt, seconds), cells)
    const date = isoDay(zone.toLocal(start.instant))
    const clock = new Date(start.instant).toISOString()
    return { ...found, date, clock, isTimed: readYesNo(cells('timed')) !== false, needsZone: false }
  }
  const date = start.date ?? ''
  if (start.local === null) {
    if (end.local !== null) throw new Wrong('startTime', 'This has an end but no start time; fill it in')
    if (seconds === null) throw new Wrong(lengthField(cells), 'It does not say how long this was; fill it in')
    if (seconds < 0) throw new Wrong(lengthField(cells), negative)
    if (seconds > longestSeconds) throw new Wrong(lengthField(cells), tooLong)
    return { date, clock: date, isTimed: false, needsZone: false, span: null, differs: null }
  }
  const found = take(findSpan(zone, start.local, endOf(start.local, end), seconds), cells)
  return {
    ...found,
    date,
    clock: new Date(start.local.local).toISOString().slice(0, 19),
    isTimed: true,
    needsZone: true,
  }
}

type Moment = { instant: number | null; date: string | null; local: Local | null; time: Local | null }

/** A start or an end: an instant, a day with its clock time, or one of the two. */
function readMoment(cells: Cells, which: 'start' | 'end', order: DateOrder): Moment {
  const [dateField, timeField] =
    which === 'start' ? (['startDate', 'startTime'] as const) : (['endDate', 'endTime'] as const)
  const whole = cells(which)
  if (zoned.test(whole)) {
    const instant = Date.parse(whole.replace(' ', 'T'))
    if (Number.isNaN(instant))
      throw new Wrong(which, `"${whole}" is no time; write it as 2024-10-15T09:30:00Z`)
    const year = new Date(instant).getUTCFullYear()
    if (year < 1971 || year > 2199)
      throw new Wrong(which, `The year in "${whole}" cannot be right; give one of ours`)
    return { instant, date: null, local: null, time: null }
  }
  const hasDay = /^\d+[-/.]\d+[-/.]\d+/.test(whole)
  const [day = '', ...rest] = hasDay ? whole.split(/[T ]+/) : ['', whole]
  const [dayCell, dayFrom] = hasDay ? [day, which] : [cells(dateField), dateField]
  const [timeCell, timeFrom] = whole === '' ? [cells(timeField), timeField] : [rest.join(' '), which]
  const date = dayCell === '' ? null : readDay(dayCell, order, dayFrom)
  const clock = timeCell === '' ? null : readClock(timeCell)
  if (timeCell !== '' && clock === null)
    throw new Wrong(
      timeFrom,
      `"${timeCell}" is no time of day that can be read here; write it as 09:30:00 or 9:30 AM`,
    )
  const time = clock && toLocal('1970-01-01', clock)
  return { instant: null, date, time, local: date !== null && clock !== null ? toLocal(date, clock) : null }
}

/** The end on its own day; without one on the day of the start, or on the next when it is earlier there. */
function endOf(start: Local, end: Moment): Local | null {
  if (end.local !== null || end.time === null) return end.local
  const day = 86_400_000
  const local = Math.floor(start.local / day) * day + end.time.local
  return { local: local < start.local ? local + day : local, hasSeconds: end.time.hasSeconds }
}

function readDay(cell: string, order: DateOrder, field: TimeField): string {
  const found = readDate(cell, order)
  if ('wrong' in found) throw new Wrong(field, found.wrong)
  return found.date
}

function take(found: FoundSpan, cells: Cells) {
  if ('span' in found) return found
  const field = {
    start: timeField(cells, 'start'),
    end: timeField(cells, 'end'),
    length: lengthField(cells),
  }[found.at]
  throw new Wrong(field, found.wrong)
}

const timeField = (cells: Cells, which: 'start' | 'end'): TimeField =>
  cells(which) === '' ? (which === 'start' ? 'startTime' : 'endTime') : which
const dayField = (cells: Cells): TimeField => (cells('start') === '' ? 'startDate' : 'start')
const lengthField = (cells: Cells): TimeField =>
  cells('seconds') !== ''
    ? 'seconds'
    : cells('duration') === '' && cells('hours') !== ''
      ? 'hours'
      : 'duration'
const isoDay = (local: number) => new Date(local).toISOString().slice(0, 10)

const checkedNames = new Map<string, string>()

/** Text as it may be kept, tidied. The same few names come again and again. */
function named(field: keyof typeof names, cell: string): string {
  if (cell.trim() === '') return ''
  const key = `${field} ${cell}`
  const there = checkedNames.get(key)
  if (there !== undefined) return there
  const result = names[field].safeParse(cell)
  if (!result.success) throw new Wrong(field, result.error.issues[0]?.message ?? 'This cannot be kept')
  if (checkedNames.size > 20_000) checkedNames.clear()
  if (key.length < 200) checkedNames.set(key, result.data)
  return result.data
}

function readTags(cell: string): string[] {
  const tags = (readList(cell) ?? cell.split(',', mostListed))
    .map((tag) => named('tags', tag.trim()))
    .filter((tag) => tag !== '')
  const lower = tags.map((tag) => tag.toLowerCase())
  const unique = tags.filter((_tag, index) => lower.indexOf(lower[index] ?? '') === index)
  if (unique.length > mostTags) throw new Wrong('tags', `An entry can have ${mostTags} tags; leave some out`)
  return unique
}

/** A task, or the way down to one: `["Design","Wireframes"]`. */
function readPath(cell: string): string[] {
  const path = (readList(cell) ?? [cell])
    .map((name) => named('task', name.trim()))
    .filter((name) => name !== '')
  if (path.length > deepest) throw new Wrong('task', `Tasks go ${deepest} deep; shorten this one`)
  return path
}
