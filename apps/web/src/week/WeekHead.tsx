import { useMutation, useQuery } from '@tanstack/react-query'
import { CalendarDays, ChevronLeft, ChevronRight, Copy, ListChecks, Plus, Rows3 } from 'lucide-react'
import { queryClient } from '../app/query-client.ts'
import { Button } from '../ui/Button.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Segments } from '../ui/Segments.tsx'
import { toast } from '../ui/toast-store.ts'
import { shortDay } from './clock.ts'
import { keyOf } from './grid-rows.ts'
import { SettleWeek } from './SettleWeek.tsx'
import { StatusLine } from './StatusLine.tsx'
import { text } from './strings.ts'
import type { View, WeekPlace } from './use-place.ts'
import styles from './WeekPage.module.css'
import { useCopyWeek, weekQuery } from './week.queries.ts'

type Props = { place: WeekPlace; onAddRows: (keys: string[]) => void; onNew: () => void }

const views = [
  { value: 'grid', label: text.grid, icon: Rows3 },
  { value: 'timeline', label: text.timeline, icon: CalendarDays },
  { value: 'entries', label: text.entries, icon: ListChecks },
] as const satisfies readonly { value: View; label: string; icon: typeof Rows3 }[]

/** Which week it is, the ways to others, and what can be done with it as a whole. */
export function WeekHead({ place, onAddRows, onNew }: Props) {
  const { week, days, before } = place
  const { data } = useQuery(weekQuery(week))
  const copy = useCopyWeek()
  const copyRows = useMutation({
    mutationFn: () => queryClient.fetchQuery(weekQuery(before)),
    onSuccess: ({ entries }) => {
      if (entries.length === 0) toast(text.copiedNothing)
      onAddRows(entries.map(keyOf))
    },
  })
  return (
    <>
      <PageHeader
        title={text.title}
        lead={data && <StatusLine statuses={data.statuses} />}
        actions={
          <>
            <Menu
              label={text.copy}
              icon={Copy}
              align="end"
              button={{ isBusy: copy.isPending || copyRows.isPending }}
            >
              <MenuItem onSelect={() => copy.mutate({ week, from: before })}>{text.copyHours}</MenuItem>
              <MenuItem onSelect={() => copyRows.mutate()}>{text.copyRows}</MenuItem>
            </Menu>
            {data && <SettleWeek data={data} />}
          </>
        }
      />
      <div className={styles.bar}>
        <div className={styles.steps}>
          <Button
            look="quiet"
            icon={ChevronLeft}
            aria-label={text.previous}
            onClick={() => place.stepWeek(-1)}
          />
          <h2 aria-live="polite">
            {text.weekOf(shortDay(days[0] ?? ''), shortDay(days[6] ?? ''))}
            <small>{text.weekNumber(week)}</small>
          </h2>
          <Button look="quiet" icon={ChevronRight} aria-label={text.next} onClick={() => place.stepWeek(1)} />
          {!place.isThisWeek && (
            <Button look="quiet" onClick={place.goToToday}>
              {text.thisWeek}
            </Button>
          )}
        </div>
        <div className={styles.steps}>
          <Button icon={Plus} onClick={onNew}>
            {text.addTime}
          </Button>
          <Segments label={text.view} choices={views} value={place.view} onChange={place.setView} />
        </div>
      </div>
    </>
  )
}
