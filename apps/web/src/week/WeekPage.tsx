import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useMayEdit, useMe } from '../app/me.queries.ts'
import { queryClient } from '../app/query-client.ts'
import type { Bucket } from '../time-tree/places.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { DayStrip } from './DayStrip.tsx'
import { EntriesView } from './EntriesView.tsx'
import { EntryDialog, type EntryStart } from './EntryDialog.tsx'
import { EntryListDialog } from './EntryListDialog.tsx'
import { HoursView } from './HoursView.tsx'
import { Notices } from './Notices.tsx'
import { SplitDialog } from './SplitDialog.tsx'
import { text } from './strings.ts'
import { Timeline } from './Timeline.tsx'
import { useAddedRows } from './use-added-rows.ts'
import { usePlace } from './use-place.ts'
import { WeekHead } from './WeekHead.tsx'
import { type TimeEntry, type Week, weekQuery } from './week.queries.ts'
import { ZoneHint } from './ZoneHint.tsx'

/** A person's own week: hours typed into a grid, blocks on the days they lasted, or entry by entry. */
export function WeekPage() {
  const mayKeepTime = useMayEdit()
  if (mayKeepTime) return <OwnWeek />
  return (
    <>
      <PageHeader title={text.title} />
      <EmptyState title={text.noViewer}>
        <p>{text.noViewerText}</p>
      </EmptyState>
    </>
  )
}

type Open =
  | { kind: 'new'; start: EntryStart }
  | { kind: 'entry'; id: string }
  | { kind: 'split'; id: string }
  | { kind: 'list'; date: string; ids: string[]; bucket: Bucket }

function OwnWeek() {
  const { workspace } = useMe()
  const place = usePlace()
  const { week, day, today } = place
  const { data, error } = useQuery(weekQuery(week))
  const added = useAddedRows(workspace.id, week)
  const [open, setOpen] = useState<Open | null>(null)
  useEffect(() => {
    // The weeks beside it are there when they are asked for.
    void queryClient.prefetchQuery(weekQuery(place.before))
    void queryClient.prefetchQuery(weekQuery(place.after))
  }, [place.before, place.after])
  useEffect(() => {
    // A closed dialog gives the focus back to the cell it came from, but not what was selected there.
    const { activeElement } = document
    if (open === null && activeElement instanceof HTMLInputElement) activeElement.select()
  }, [open])
  if (error && !data) throw error
  const openEntry = (entry: TimeEntry) => setOpen({ kind: 'entry', id: entry.id })
  const openNew = (start: Partial<EntryStart> = {}) =>
    setOpen({
      kind: 'new',
      start: { date: day, time: '', bucket: { projectId: null, taskId: null }, ...start },
    })
  const openCell = (entries: TimeEntry[], date: string, bucket: Bucket) => {
    const [only] = entries
    if (!only) return openNew({ date, bucket })
    if (entries.length === 1 && only.status === 'open') return openEntry(only)
    setOpen({ kind: 'list', date, bucket, ids: entries.map(({ id }) => id) })
  }
  return (
    <>
      <WeekHead place={place} onAddRows={added.add} onNew={() => openNew()} />
      {!data && <Skeleton lines={9} />}
      {data && (
        <>
          <ZoneHint />
          <Notices
            week={data}
            isTimeline={place.view === 'timeline'}
            onTimeline={() => place.setView('timeline')}
          />
          {place.view !== 'entries' && (
            <DayStrip week={data} day={day} today={today} onPick={place.goToDay} />
          )}
          {place.view === 'grid' && <HoursView week={data} place={place} added={added} onOpen={openCell} />}
          {place.view === 'timeline' && (
            <Timeline week={data} today={today} day={day} onOpen={openEntry} onNew={openNew} />
          )}
          {place.view === 'entries' && (
            <EntriesView key={week} week={data} onOpen={openEntry} onNew={() => openNew()} />
          )}
        </>
      )}
      {data && open && <Opened open={open} week={data} setOpen={setOpen} />}
    </>
  )
}

/** What is opened, as the week has it now. */
function Opened({ open, week, setOpen }: { open: Open; week: Week; setOpen: (open: Open | null) => void }) {
  const close = () => setOpen(null)
  if (open.kind === 'new') return <EntryDialog start={open.start} onClose={close} />
  if (open.kind === 'entry' || open.kind === 'split') {
    const entry = week.entries.find(({ id }) => id === open.id)
    if (entry?.status === 'open' && open.kind === 'split')
      return <SplitDialog entry={entry} parts={week.parts} onClose={close} />
    if (entry?.status === 'open')
      return (
        <EntryDialog
          key={entry.id}
          entry={entry}
          onSplit={() => setOpen({ kind: 'split', id: entry.id })}
          onClose={close}
        />
      )
    // Only looked at: it says why it stays as it is.
    return entry ? (
      <EntryListDialog date={entry.localDate} entries={[entry]} week={week.week} onClose={close} />
    ) : null
  }
  const { date, bucket } = open
  return (
    <EntryListDialog
      date={date}
      week={week.week}
      entries={week.entries.filter(({ id }) => open.ids.includes(id))}
      onPick={(entry) => setOpen({ kind: 'entry', id: entry.id })}
      onAdd={() => setOpen({ kind: 'new', start: { date, time: '', bucket } })}
      onClose={close}
    />
  )
}
