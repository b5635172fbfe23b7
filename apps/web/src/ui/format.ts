const language = typeof navigator === 'undefined' ? 'en' : navigator.language

// Each takes a phone 20 ms to make: made when it is first needed, not before the first page is drawn.
const whole = once(() => new Intl.NumberFormat(language))
const percent = once(() => new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }))
const day = once(() => new Intl.DateTimeFormat(language, { dateStyle: 'medium' }))
const moment = once(() => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }))
const time = once(() => new Intl.DateTimeFormat(language, { timeStyle: 'short' }))
const relative = once(() => new Intl.RelativeTimeFormat('en', { numeric: 'auto' }))
const plural = once(() => new Intl.PluralRules('en'))

function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => {
    made ??= make()
    return made
  }
}

export function formatNumber(value: number): string {
  return whole().format(value)
}

/** `share` is 0 to 1. */
export function formatPercent(share: number): string {
  return percent().format(share)
}

export function formatDay(instant: string): string {
  return day().format(new Date(instant))
}

export function formatMoment(instant: string): string {
  return moment().format(new Date(instant))
}

export function formatTime(instant: string): string {
  return time().format(new Date(instant))
}

/** "31 uses", "1 use": the number in the reader's own digits, the word by its plural rule. */
export function counted(count: number, one: string, other: string): string {
  return `${formatNumber(count)} ${plural().select(count) === 'one' ? one : other}`
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
    if (Math.abs(seconds) >= size) return relative().format(Math.trunc(seconds / size), unit)
  }
  return relative().format(0, 'minute')
}

export function capitalise(words: string): string {
  return words.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase(language))
}
