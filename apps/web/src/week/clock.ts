import { addDays, weekOf } from '@promptsheet/shared/iso-week'

const two = (part: number) => String(part).padStart(2, '0')

/** The day it is at that instant in a zone. */
export function dateIn(instant: Date, timezone: string): string {
  return new Intl.DateTimeFormat('sv', { timeZone: timezone }).format(instant)
}

/** What a clock there said: `09:00`, with seconds where there are some. */
export function clockIn(instant: string, timezone: string): string {
  const said = new Intl.DateTimeFormat('sv', { timeZone: timezone, timeStyle: 'medium' }).format(
    new Date(instant),
  )
  return shortClock(said)
}

/** `09:00:00` as `09:00`. */
export const shortClock = (clock: string) => clock.replace(/:00$/, '')

export const toMinutes = (clock: string) => {
  const [hours = '0', minutes = '0', seconds = '0'] = clock.split(':')
  return Number(hours) * 60 + Number(minutes) + Number(seconds) / 60
}

/** Minutes of a day as its clock; what is past midnight is on the next. */
export function toClock(minutes: number): string {
  if (minutes === 1440) return '24:00'
  const inDay = ((Math.round(minutes) % 1440) + 1440) % 1440
  return `${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`
}

const language = typeof navigator === 'undefined' ? 'en' : navigator.language
const inUtc = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })
  return (date: string) => format.format(new Date(`${date}T00:00:00Z`))
}

export const dayName = inUtc({ weekday: 'short' })
export const dayNumber = inUtc({ day: 'numeric' })
export const longDay = inUtc({ weekday: 'long', day: 'numeric', month: 'long' })
export const shortDay = inUtc({ day: 'numeric', month: 'short' })

/** The week the address asks for, else the one it is now; and the day of it that is looked at. */
export function readPlace(
  search: URLSearchParams,
  { today, weekStart, isWeek }: { today: string; weekStart: number; isWeek: (week: string) => boolean },
): { week: string; day: string | null } {
  const week = search.get('week') ?? ''
  const day = search.get('day') ?? ''
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && addDays('1970-01-01', 0) <= day
  const asked = isWeek(week) ? week : weekOf(isDay ? day : today, weekStart)
  return { week: asked, day: isDay ? day : null }
}
