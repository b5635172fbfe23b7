import { demoWorkspace } from './people.ts'

/** The hour of the day with its fraction, and the weekday with Sunday as 0, in the workspace's zone. */
export function localClock(now: Date): { hour: number; weekday: number } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: demoWorkspace.timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(now)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  return {
    hour: part('hour') + part('minute') / 60,
    weekday: new Date(Date.UTC(part('year'), part('month') - 1, part('day'))).getUTCDay(),
  }
}

export function weekdayBefore(now: Date, days: number): number {
  return (((localClock(now).weekday - days) % 7) + 7) % 7
}

/** Moves a moment into office hours of the same working day, or of the one before; keeps the order of days. */
export function toWorkingTime(daysAgo: number, now: Date): number {
  let days = Math.max(1, Math.floor(daysAgo))
  while ([0, 6].includes(weekdayBefore(now, days))) days += 1
  const hour = 17.5 - (daysAgo % 1) * 8
  return days + (localClock(now).hour - hour) / 24
}
