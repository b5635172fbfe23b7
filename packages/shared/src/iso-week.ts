/** Days are `2026-11-20`; weeks are `2026-W47`, each named by the ISO week of the Thursday it contains, whatever day it starts on. */

const dayMilliseconds = 86_400_000
const thursday = 4

const toTime = (date: string): number => Date.parse(`${date}T00:00:00Z`)
const toDate = (time: number): string => new Date(time).toISOString().slice(0, 10)

export function addDays(date: string, days: number): string {
  return toDate(toTime(date) + days * dayMilliseconds)
}

/** 0 is Sunday, as in `weekStart` of a workspace. */
export function weekdayOf(date: string): number {
  return new Date(toTime(date)).getUTCDay()
}

/** The week a day is in, where weeks start on that day; on Monday, as ISO has it, if left out. */
export function weekOf(date: string, weekStart = 1): string {
  const first = addDays(date, -((weekdayOf(date) - weekStart + 7) % 7))
  const middle = addDays(first, (thursday - weekStart + 7) % 7)
  const year = middle.slice(0, 4)
  const dayOfYear = Math.round((toTime(middle) - toTime(`${year}-01-01`)) / dayMilliseconds)
  return `${year}-W${String(Math.floor(dayOfYear / 7) + 1).padStart(2, '0')}`
}

/** Its seven days, in order. */
export function daysOf(week: string, weekStart = 1): string[] {
  const first = addDays(thursdayOf(week), -((thursday - weekStart + 7) % 7))
  return Array.from({ length: 7 }, (_, day) => addDays(first, day))
}

/** Whether the year has that week: only some have a 53rd. */
export function isWeek(week: string): boolean {
  return /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/.test(week) && weekOf(thursdayOf(week)) === week
}

export function addWeeks(week: string, weeks: number): string {
  return weekOf(addDays(thursdayOf(week), weeks * 7))
}

// The first week of a year is the one with its fourth of January.
function thursdayOf(week: string): string {
  const fourth = `${week.slice(0, 4)}-01-04`
  const firstThursday = addDays(fourth, thursday - (weekdayOf(fourth) || 7))
  return addDays(firstThursday, (Number(week.slice(6)) - 1) * 7)
}
