import { addDays, addWeeks, daysOf, isWeek, weekOf } from '@promptsheet/shared/iso-week'
import { useSearchParams } from 'react-router'
import { useMe } from '../app/me.queries.ts'
import { dateIn, readPlace } from './clock.ts'

export type View = 'grid' | 'timeline' | 'entries'
const views: readonly View[] = ['grid', 'timeline', 'entries']

/** Which week and day the address says, and ways to others. */
export function usePlace() {
  const { user, workspace } = useMe()
  const [search, setSearch] = useSearchParams()
  const today = dateIn(new Date(), user.timezone)
  const { weekStart } = workspace
  const { week, day: asked } = readPlace(search, { today, weekStart, isWeek })
  const days = daysOf(week, weekStart)
  const inWeek = (date: string | null) => (date !== null && days.includes(date) ? date : null)
  const day = inWeek(asked) ?? inWeek(today) ?? days[0] ?? today
  const view = views.find((one) => one === search.get('view')) ?? 'grid'
  const go = (changes: Record<string, string>) =>
    setSearch(
      (before) => {
        for (const [key, value] of Object.entries(changes)) before.set(key, value)
        return before
      },
      { replace: true },
    )
  const goToDay = (date: string) => go({ week: weekOf(date, weekStart), day: date })
  return {
    today,
    week,
    day,
    days,
    view,
    isThisWeek: days.includes(today),
    goToDay,
    stepDay: (by: number) => goToDay(addDays(day, by)),
    stepWeek: (by: number) => goToDay(addDays(day, by * 7)),
    goToToday: () => goToDay(today),
    setView: (next: View) => go({ view: next }),
    before: addWeeks(week, -1),
    after: addWeeks(week, 1),
  }
}

export type WeekPlace = ReturnType<typeof usePlace>
