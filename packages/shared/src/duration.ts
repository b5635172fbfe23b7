/** Minutes from the midnight a day begins with; an end past the next one is more than 1440. */
export type ClockSpan = { startMinutes: number; endMinutes: number }

const noon = 720
const fullDay = 1440
const mostSeconds = 10_000 * 3600

/**
 * How long, as people type it: `1.5 1,5 1:30 90m 1h30 1h 30m`, or from when to when: `9-10:30 9am to noon 9-5pm 22-6`.
 * Null for anything else, and for no time at all.
 */
export function parseDuration(text: string): { seconds: number } | ClockSpan | null {
  const plain = text.trim().toLowerCase().replaceAll(/\s+/g, ' ')
  if (plain.length > 60) return null
  const span = parseSpan(plain)
  if (span !== null) return span
  const seconds = parseLength(plain)
  return seconds !== null && seconds > 0 && seconds <= mostSeconds ? { seconds } : null
}

/** How long that is, on a day of 24 hours. */
export function secondsOf(parsed: { seconds: number } | ClockSpan): number {
  return 'seconds' in parsed ? parsed.seconds : (parsed.endMinutes - parsed.startMinutes) * 60
}

/** `1:30`, and `1:30:05` when there are seconds: what it gives is read as the same. */
export function formatDuration(seconds: number): string {
  const whole = Math.round(Math.abs(seconds))
  const two = (part: number) => String(part).padStart(2, '0')
  const rest = whole % 60 === 0 ? '' : `:${two(whole % 60)}`
  const sign = seconds < 0 && whole > 0 ? '-' : ''
  return `${sign}${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}${rest}`
}

const decimal = /^(\d*[.,]\d+|\d+)$/
const colons = /^(\d{0,5}):([0-5]\d)(?::([0-5]\d))?$/
const hours = String.raw`(?:(\d+(?:[.,]\d+)?) ?(?:h|hrs?|hours?))`
const minutes = String.raw`(?:(\d+(?:[.,]\d+)?) ?(?:m|mins?|minutes?))`
const seconds = String.raw`(?:(\d+) ?(?:s|secs?|seconds?))`
const units = new RegExp(`^${hours}?(?: ?(?:and )?${minutes})?(?: ?(?:and )?${seconds})?$`)
const hoursThenBare = new RegExp(String.raw`^${hours} ?([0-5]?\d)$`)

function parseLength(text: string): number | null {
  const number = (digits: string | undefined) => Number((digits ?? '0').replace(',', '.'))
  if (decimal.test(text)) return Math.round(number(text) * 3600)
  const clock = colons.exec(text)
  if (clock !== null) return number(clock[1]) * 3600 + number(clock[2]) * 60 + number(clock[3])
  const spelt = units.exec(text)
  if (spelt !== null && text !== '')
    return Math.round(number(spelt[1]) * 3600 + number(spelt[2]) * 60 + number(spelt[3]))
  const bare = hoursThenBare.exec(text)
  return bare === null ? null : Math.round(number(bare[1]) * 3600) + number(bare[2]) * 60
}

/** `half`: which half of the day, when it was said; null when `9` may be either. */
type Clock = { minutes: number; half: 'am' | 'pm' | null; is24Hours: boolean }

function parseSpan(text: string): ClockSpan | null {
  const [from, to, more] = text.split(/ ?(?:-|–|—|\bto\b|\buntil\b|\btill\b) ?/)
  if (from === undefined || to === undefined || more !== undefined) return null
  const [start, end] = [parseClock(from), parseClock(to)]
  if (start === null || end === null || start.minutes === fullDay) return null
  return place(start, end)
}

const clockTime = /^(\d{1,2})(?:[:.h]([0-5]\d)|h)? ?(am|pm|a|p|a\.m\.|p\.m\.)?$/

function parseClock(text: string): Clock | null {
  if (text === 'noon' || text === 'midday') return { minutes: noon, half: 'pm', is24Hours: true }
  if (text === 'midnight') return { minutes: 0, half: 'am', is24Hours: true }
  const [, hour = '', minute = '0', half] = clockTime.exec(text) ?? []
  if (hour === '' || Number(hour) > 24 || (Number(hour) === 24 && Number(minute) > 0)) return null
  const minutes = Number(hour) * 60 + Number(minute)
  if (half === undefined) {
    const is24Hours = Number(hour) > 12 || hour.startsWith('0')
    return { minutes, half: null, is24Hours }
  }
  if (Number(hour) < 1 || Number(hour) > 12) return null
  const isAfternoon = half.startsWith('p')
  return {
    minutes: (minutes % noon) + (isAfternoon ? noon : 0),
    half: isAfternoon ? 'pm' : 'am',
    is24Hours: false,
  }
}

// Who says the half of the day of one time means the nearer of the two that the other may be: `9-5pm`, `1-5pm`, `9am-5`.
function place(start: Clock, end: Clock): ClockSpan | null {
  const saysHalf = start.half !== null || end.half !== null
  const spans = readings(start, saysHalf).flatMap((startMinutes) =>
    readings(end, saysHalf).map((to) => ({
      startMinutes,
      endMinutes: to > startMinutes ? to : to + fullDay,
    })),
  )
  const [nearest] = spans.toSorted((a, b) => a.endMinutes - a.startMinutes - (b.endMinutes - b.startMinutes))
  if (nearest === undefined || start.minutes === end.minutes) return null
  // `9-5` without any half is nine to five; `22-6` is a night.
  const isTwelveHours = !saysHalf && !start.is24Hours && !end.is24Hours
  const afternoon = end.minutes + noon
  if (isTwelveHours && end.minutes < start.minutes && afternoon > start.minutes)
    return { startMinutes: start.minutes, endMinutes: afternoon }
  return nearest
}

function readings({ minutes, half, is24Hours }: Clock, saysHalf: boolean): number[] {
  if (half !== null || is24Hours || !saysHalf) return [minutes]
  return [minutes % noon, (minutes % noon) + noon]
}
