// Dates of a calendar: read as UTC and shown as UTC, they stay the day they are.
const language = typeof navigator === 'undefined' ? 'en' : navigator.language
const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })
const at = (date: string) => new Date(`${date}T00:00:00Z`)
const isoOf = (date: Date) => date.toISOString().slice(0, 10)
const dayMs = 86_400_000

export const formatDate = (date: string) => day.format(at(date))

export function formatSpan({ from, to }: { from: string; to: string }): string {
  return from === to ? formatDate(from) : day.formatRange(at(from), at(to))
}

/** The first and last day of the month of that day, or of one so many months from it. */
export function monthOf(date: string, step: number): { from: string; to: string } {
  const [year = 0, month = 1] = date.split('-').map(Number)
  return {
    from: isoOf(new Date(Date.UTC(year, month - 1 + step, 1))),
    to: isoOf(new Date(Date.UTC(year, month + step, 0))),
  }
}

export function daysBetween(from: string, to: string): number {
  return Math.round((at(to).getTime() - at(from).getTime()) / dayMs)
}
