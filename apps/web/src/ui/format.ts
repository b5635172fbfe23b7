const language = typeof navigator === 'undefined' ? 'en' : navigator.language

const whole = new Intl.NumberFormat(language)
const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium' })
const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' })
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const plural = new Intl.PluralRules('en')

export function formatNumber(value: number): string {
  return whole.format(value)
}

/** `share` is 0 to 1. */
export function formatPercent(share: number): string {
  return percent.format(share)
}

export function formatDay(instant: string): string {
  return day.format(new Date(instant))
}

export function formatMoment(instant: string): string {
  return moment.format(new Date(instant))
}

export function formatTime(instant: string): string {
  return time.format(new Date(instant))
}

/** "31 uses", "1 use": the number in the reader's own digits, the word by its plural rule. */
export function counted(count: number, one: string, other: string): string {
  return `${formatNumber(count)} ${plural.select(count) === 'one' ? one : other}`
}

/** "3 days ago"; the plain date when it is more than a month away. */
export function formatAgo(instant: string, now: Date): string {
  const seconds = (new Date(instant).getTime() - now.getTime()) / 1000
  const steps = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ] as const
  if (Math.abs(seconds) > 30 * 86_400) return formatDay(instant)
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit)
  }
  return relative.format(0, 'minute')
}

export function capitalise(words: string): string {
  return words.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase(language))
}
