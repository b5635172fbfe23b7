/** Clock times of one zone. Times are milliseconds: `utc` since the epoch, `local` as if the clock there were UTC's. */
export type Zone = {
  timezone: string
  toLocal: (utc: number) => number
  /** The instants at which a clock there says so: two when it is put back over them, none when it is put forward. */
  findInstants: (local: number) => number[]
}

export const dayMilliseconds = 86_400_000
// No zone has changed its clocks inside a quarter of an hour since 1972.
const quarter = 900_000
const known = new Map<string, Zone | null>()

/** By its IANA name; null when there is no such zone. */
export function findZone(timezone: string): Zone | null {
  const there = known.get(timezone)
  if (there !== undefined) return there
  const made = makeZone(timezone)
  // Whatever files say, few zones are real.
  if (known.size > 2000) known.clear()
  known.set(timezone, made)
  return made
}

function makeZone(timezone: string): Zone | null {
  const format = clockOf(timezone)
  if (format === null) return null
  const offsets = new Map<number, number>()
  const findOffset = (utc: number): number => {
    const at = Math.floor(utc / quarter)
    const there = offsets.get(at)
    if (there !== undefined) return there
    const offset = readClock(format, at * quarter) - at * quarter
    if (offsets.size > 50_000) offsets.clear()
    offsets.set(at, offset)
    return offset
  }
  const toLocal = (utc: number) => utc + findOffset(utc)
  return {
    timezone,
    toLocal,
    findInstants: (local) => {
      const guesses = [findOffset(local - dayMilliseconds), findOffset(local + dayMilliseconds)]
      return [...new Set(guesses)]
        .map((offset) => local - offset)
        .filter((utc) => toLocal(utc) === local)
        .sort((a, b) => a - b)
    },
  }
}

function clockOf(timezone: string): Intl.DateTimeFormat | null {
  // `+02:00` is a zone to Intl, but none where people live.
  if (!/^[A-Za-z]/.test(timezone)) return null
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    return null
  }
}

function readClock(format: Intl.DateTimeFormat, utc: number): number {
  const parts = new Map(format.formatToParts(utc).map(({ type, value }) => [type, Number(value)]))
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
}
