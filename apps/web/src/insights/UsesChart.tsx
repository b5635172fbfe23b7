import { BarChart } from '../ui/BarChart.tsx'
import { formatNumber } from '../ui/format.ts'
import { text } from './strings.ts'

type Day = { date: string; uses: number }

// Dates of the workspace's calendar: read as UTC and shown as UTC, they stay the day they are.
const language = navigator.language
const long = new Intl.DateTimeFormat(language, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
})
const short = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' })

/** A bar for each day. */
export function UsesChart({ byDay }: { byDay: readonly Day[] }) {
  const busiest = byDay.reduce((most, day) => (day.uses > most.uses ? day : most), { date: '', uses: 0 })
  const total = byDay.reduce((sum, { uses }) => sum + uses, 0)
  const most = text.busiest(format(long, busiest.date), busiest.uses)
  const bars = byDay.map(({ date, uses }) => ({
    key: date,
    name: format(long, date),
    shortName: format(short, date),
    said: formatNumber(uses),
    parts: [{ id: 'uses', from: 0, size: uses }],
  }))
  const say = (at: number | null) => {
    const pointed = at === null ? undefined : byDay[at]
    return pointed ? text.onDay(format(long, pointed.date), pointed.uses) : most
  }
  return (
    <BarChart
      title={text.overTime}
      label={text.chartLabel(total, byDay.length, most)}
      bars={bars}
      most={busiest.uses}
      scale={formatNumber}
      say={say}
      columns={[text.day, text.uses]}
    />
  )
}

function format(how: Intl.DateTimeFormat, date: string): string {
  return date ? how.format(new Date(`${date}T00:00:00Z`)) : ''
}
