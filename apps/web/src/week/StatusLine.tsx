import { formatDuration } from '@promptsheet/shared/duration'
import { text } from './strings.ts'
import type { EntryStatus, Week } from './week.queries.ts'

const order: readonly EntryStatus[] = ['open', 'submitted', 'approved', 'invoiced']

/** How much there is in all, and how much of it stands where. */
export function StatusLine({ statuses }: { statuses: Week['statuses'] }) {
  const there = order.filter((status) => statuses[status].entries > 0)
  const total = order.reduce((sum, status) => sum + statuses[status].seconds, 0)
  if (there.length === 1 && there[0] === 'open') return <p>{formatDuration(total)}</p>
  return (
    <p>
      {there.map((status) => text.statusLine(text.statuses[status], statuses[status].seconds)).join(' · ')}
    </p>
  )
}
