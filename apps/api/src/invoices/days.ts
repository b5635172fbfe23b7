const utc = { timeZone: 'UTC' } as const
const short = new Intl.DateTimeFormat('en-GB', { ...utc, day: 'numeric', month: 'short', year: 'numeric' })
const long = new Intl.DateTimeFormat('en-GB', { ...utc, day: 'numeric', month: 'long', year: 'numeric' })

/** `2 Nov 2026` */
export function shortDay(day: string): string {
  return short.format(noonOf(day))
}

/** `2 November 2026` */
export function longDay(day: string): string {
  return long.format(noonOf(day))
}

function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00Z`)
}

/** The day it is there at that moment. */
export function dayIn(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at)
}
