/** Which comes first in dates such as 03/04/2024. */
export type DateOrder = 'month_first' | 'day_first'

/** A date as its three numbers stand, or as they are meant when their places say so. */
type Numbers = { first: number; second: number; year: number; isSure: boolean }

const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/
// A spreadsheet that knows a day only adds its midnight.
const midnight = /[ T]0?0:00(:00)?$/

function splitDate(text: string): Numbers | null {
  const plain = text.replace(midnight, '')
  const [, year, , month, day] = yearFirst.exec(plain) ?? []
  if (year !== undefined)
    return { first: Number(month), second: Number(day), year: Number(year), isSure: true }
  const [, first, mark, second, last] = yearLast.exec(plain) ?? []
  if (first === undefined) return null
  const numbers = { first: Number(first), second: Number(second), year: Number(last) }
  // With dots the day is always first.
  if (mark === '.') return { ...numbers, first: numbers.second, second: numbers.first, isSure: true }
  return { ...numbers, isSure: false }
}

/** What a date says about the order of the others: nothing when both orders fit it, or none. */
export function orderOf(text: string): DateOrder | 'either' | null {
  const numbers = splitDate(text)
  if (numbers === null || numbers.isSure) return null
  const { first, second } = numbers
  if (first <= 12 && second <= 12) return first === second ? null : 'either'
  if (first > 12 && second > 12) return null
  return first > 12 ? 'day_first' : 'month_first'
}

/** The day as `2024-03-04`, or what is wrong with it and how to put it right. */
export function readDate(text: string, order: DateOrder): { date: string } | { wrong: string } {
  const numbers = splitDate(text)
  if (numbers === null) return { wrong: `"${text}" is no date that can be read here; write it as 2024-10-15` }
  const { year, isSure } = numbers
  const isSwapped = !isSure && order === 'day_first'
  const [month, day] = isSwapped ? [numbers.second, numbers.first] : [numbers.first, numbers.second]
  const written = isSwapped ? 'DD/MM/YYYY' : isSure ? '2024-10-15' : 'MM/DD/YYYY'
  if (month < 1 || month > 12)
    return {
      wrong: `There is no month ${month} in "${text}"; ${isSure ? '' : `the dates of this file are read as ${written}, so `}put the month right`,
    }
  const time = Date.UTC(year, month - 1, day)
  if (new Date(time).getUTCDate() !== day || new Date(time).getUTCMonth() !== month - 1)
    return {
      wrong: `There is no day ${day} in that month in "${text}"; put the day right${isSure ? '' : `, as ${written}`}`,
    }
  if (year < 1971 || year > 2199) return { wrong: `The year in "${text}" cannot be right; give one of ours` }
  return { date: new Date(time).toISOString().slice(0, 10) }
}

/** `hasSeconds`: whether it is exact to the second, or only to the minute. */
export type ClockTime = { seconds: number; hasSeconds: boolean }

const clock = /^(\d{1,2})(?:[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?)? ?(a|p)?\.?(?:m\.?)?$/

/** Seconds since midnight of `9:30`, `09:30:15`, `10:23 AM`, `11:23:01 p.m.`; null for what is no time of day. */
export function readClock(text: string): ClockTime | null {
  const [, hour, minute, second, half] = clock.exec(text.trim().toLowerCase().replaceAll(/\s+/g, ' ')) ?? []
  if (hour === undefined || (minute === undefined && half === undefined)) return null
  let hours = Number(hour)
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return null
    hours = (hours % 12) + (half === 'p' ? 12 : 0)
  }
  const [minutes, seconds] = [Number(minute ?? 0), Number(second ?? 0)]
  const isEnd = hours === 24 && minutes === 0 && seconds === 0
  if ((hours > 23 && !isEnd) || minutes > 59 || seconds > 59) return null
  return { seconds: hours * 3600 + minutes * 60 + seconds, hasSeconds: second !== undefined }
}

const colons = /^(-?)(\d{1,6}):([0-5]?\d)(?::([0-5]?\d)(?:\.\d+)?)?$/
const units =
  /^(-?)(?:(\d+) ?h(?:ours?|rs?)?)?(?: ?(\d+) ?m(?:in(?:utes?)?)?)?(?: ?(\d+) ?s(?:ec(?:onds?)?)?)?$/

/** Whole seconds of `01:30:00`, `1:30`, `1h 30m` or a number of hours, below zero as it is written; null for anything else. */
export function readLength(text: string): number | null {
  const plain = text.trim().toLowerCase()
  const timed = colons.exec(plain) ?? units.exec(plain)
  if (timed !== null && plain !== '' && plain !== '-') {
    const [, sign, hours = 0, minutes = 0, seconds = 0] = timed
    const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
    return sign === '-' && whole > 0 ? -whole : whole
  }
  return readHours(plain)
}

/** Whole seconds of a number of hours, with a decimal point or comma: `1.5`, `20,0`, `2.000,0`, `1,234.50`. */
export function readHours(text: string): number | null {
  const plain = text.trim().replaceAll(/[\s'’]/g, '')
  if (!/^-?\d[\d.,]*$/.test(plain)) return null
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','))
  const mark = plain[last]
  // A mark that comes once is the decimal one: no entry lasts a thousand hours.
  const isDecimal = last >= 0 && plain.indexOf(mark ?? '') === last
  const whole = (isDecimal ? plain.slice(0, last) : plain).replaceAll(/[.,]/g, '')
  const hours = Number(isDecimal ? `${whole}.${plain.slice(last + 1)}` : whole)
  return Number.isFinite(hours) ? Math.round(hours * 3600) : null
}

const yes = /^(yes|y|true|1|ja|oui|s[iíì]|billable|x)$/i
const no = /^(no|n|false|0|nein|non|non-billable|not billable|unbillable)$/i

/** Null when it says nothing; undefined for what is neither. */
export function readYesNo(text: string): boolean | null | undefined {
  const plain = text.trim()
  if (plain === '' || plain === '-') return null
  return yes.test(plain) ? true : no.test(plain) ? false : undefined
}

/** `Euro - EUR`, `EUR`: the code in it; null when there is none. */
export function readCurrency(text: string): string | null {
  return /\b([A-Z]{3})\b\s*\)?$/.exec(text.trim())?.[1] ?? null
}

/** More than anything has: they are compared with each other, so that a million would never end. */
export const mostListed = 1000

/** A cell that holds several: `["one","two"]`; null when it does not. */
export function readList(cell: string): string[] | null {
  if (!cell.startsWith('["')) return null
  try {
    const value: unknown = JSON.parse(cell)
    return Array.isArray(value) && value.every((one) => typeof one === 'string')
      ? value.slice(0, mostListed)
      : null
  } catch {
    return null
  }
}
