import { addDays, weekdayOf } from '@promptsheet/shared/iso-week'
import type { Period } from './shapes.ts'

type Days = { from: string; to: string }

/** The days of a period, seen from a day. */
export function findPeriod(period: Period, today: string, weekStart: number): Days {
  if (period === 'today') return { from: today, to: today }
  const isLast = period.startsWith('last_')
  if (period.endsWith('_week')) {
    const monday = addDays(today, -((weekdayOf(today) - weekStart + 7) % 7) - (isLast ? 7 : 0))
    return { from: monday, to: addDays(monday, 6) }
  }
  const months = period.endsWith('_month') ? 1 : period.endsWith('_quarter') ? 3 : 12
  const [year = 0, month = 1] = today.split('-').map(Number)
  const first = year * 12 + (month - 1) - ((month - 1) % months) - (isLast ? months : 0)
  return { from: firstOf(first), to: addDays(firstOf(first + months), -1) }
}

/** The first day of a month, counted from the year zero. */
function firstOf(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`
}
