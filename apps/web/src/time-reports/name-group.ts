import { type Colour, colourFor, colours } from '@promptsheet/shared/colours'
import { daysOf } from '@promptsheet/shared/iso-week'
import type { ReportGroup } from './reports.queries.ts'
import { text } from './strings.ts'

// Dates of a calendar: read as UTC and shown as UTC, they stay the day they are.
const language = typeof navigator === 'undefined' ? 'en' : navigator.language
const how = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })
const day = how({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
const short = how({ day: 'numeric', month: 'short' })
const month = how({ month: 'long', year: 'numeric' })
const shortMonth = how({ month: 'short' })
const at = (date: string) => new Date(`${date}T00:00:00Z`)

export const formatDate = (date: string): string => day.format(at(date))

export function formatRange(from: string, to: string): string {
  return from === to ? formatDate(from) : day.formatRange(at(from), at(to))
}

/** A day, week or month for people; what is none of them keeps its name. */
export function nameOf(
  { by, key, label }: Pick<ReportGroup, 'by' | 'key' | 'label'>,
  weekStart: number,
): string {
  if (key === null) return label
  if (by === 'day') return formatDate(key)
  if (by === 'month') return month.format(at(`${key}-01`))
  if (by !== 'week') return label
  const [first = '', ...rest] = daysOf(key, weekStart)
  return text.week(Number(key.slice(6)), short.formatRange(at(first), at(rest.at(-1) ?? first)))
}

/** The same, as short as below a bar. */
export function shortNameOf(by: 'day' | 'week' | 'month', key: string, weekStart: number): string {
  if (by === 'month') return shortMonth.format(at(`${key}-01`))
  return short.format(at(by === 'week' ? (daysOf(key, weekStart)[0] ?? '') : key))
}

/** Its own colour; people and tags have one by their name. */
export function colourOf({ colour, key, label }: Pick<ReportGroup, 'colour' | 'key' | 'label'>): Colour {
  if (key === null) return 'slate'
  return colours.find((one) => one === colour) ?? colourFor(label)
}
