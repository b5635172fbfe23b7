import type { DateOrder } from './time-csv-cells.ts'
import type { TimeFileKind } from './time-csv-columns.ts'

/** How a file is to be read. */
export type TimeFileSettings = {
  /** The zone its clock times are of. */
  timezone: string
  /** Other zones, by the key of a person. */
  zones: Readonly<Record<string, string>>
  /** For dates such as 03/04/2024, when the file does not say by itself. */
  dateOrder: DateOrder | null
  /** Which is right where the clock times and the duration of a row say different things. */
  lengthBy: 'clock' | 'duration'
}

export type TimePerson = { key: string; name: string; email: string }

/** One entry of a file. Instants are milliseconds since the epoch. */
export type TimeRow = {
  /** As a spreadsheet counts. */
  row: number
  /** The id it has here, in our own exports. */
  id: string | null
  person: string
  /** The day it begins there. */
  date: string
  /** Both null when only the day is known, and how long. */
  startedAt: number | null
  endedAt: number | null
  seconds: number
  isTimed: boolean
  timezone: string
  client: string
  project: string
  code: string
  /** From the project's own task down. */
  task: string[]
  description: string
  /** Null when the file does not say. */
  billable: boolean | null
  tags: string[]
  currency: string | null
  /** When and how long, as the file says it: the same whatever zone and settings it is read with. */
  said: string
}

/** What is wrong with a row, in which column, and how to put it right. */
export type TimeProblem = { row: number; column: string | null; message: string }

export type TimeFile = {
  kind: TimeFileKind
  rows: TimeRow[]
  problems: TimeProblem[]
  /** Why nothing of it can be read; null when there is at least something. */
  failure: string | null
  people: TimePerson[]
  dates: {
    order: DateOrder | null
    /** Whether somebody has to say it: every date fits both orders. */
    isOpen: boolean
    example: string | null
  }
  /** Rows whose clock times and duration differ. */
  lengths: { differ: number; example: { row: number; clockSeconds: number; durationSeconds: number } | null }
  /** Whether the zone of the file decides when something was. */
  needsZone: boolean
  unknownColumns: string[]
}

export const longestSeconds = 31 * 86_400
