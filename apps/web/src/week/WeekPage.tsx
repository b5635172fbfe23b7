import { useIsMutating, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useMayEdit, useMe } from '../app/me.queries.ts'
import { queryClient } from '../app/query-client.ts'
import type { Bucket } from '../time-tree/places.ts'
import { useTree } from '../time-tree/tree.queries.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { AddRow } from './AddRow.tsx'
import { DayStrip } from './DayStrip.tsx'
import { useDraftCount } from './drafts.ts'
import { EntryDialog, type EntryStart, startOf } from './EntryDialog.tsx'
import { EntryListDialog } from './EntryListDialog.tsx'
import { keyOf, rowsOf } from './grid-rows.ts'
import { text } from './strings.ts'
import { Timeline } from './Timeline.tsx'
import { useAddedRows } from './use-added-rows.ts'
import { usePlace } from './use-place.ts'
import { WeekGrid } from './WeekGrid.tsx'
import { WeekHead } from './WeekHead.tsx'
import styles from './WeekPage.module.css'
import { savingKey, type TimeEntry, type Week, weekQuery } from './week.queries.ts'

/** A person's own week: hours typed into a grid, or blocks on the days they lasted. */
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
  | { kind: 'list'; date: string; ids: string[]; bucket: Bucket }

function OwnWeek() {
  const { workspace } = useMe()
  const place = usePlace()
  const { week, day, today } = place
  const { data, error } = useQuery(weekQuery(week))
  const [added, addRows] = useAddedRows(workspace.id, week)
  const [open, setOpen] = useState<Open | null>(null)
  useEffect(() => {
    // The weeks beside it are there when they are asked for.
    void queryClient.prefetchQuery(weekQuery(place.before))
    void queryClient.prefetchQuery(weekQuery(place.after))
  }, [place.before, place.after])
  if (error && !data) throw error
  const openEntry = (entry: TimeEntry) => setOpen({ kind: 'entry', id: entry.id })
  const openNew = (start: Partial<EntryStart> = {}) =>
    setOpen({
      kind: 'new',
      start: { date: day, time: '', bucket: { projectId: null, taskId: null }, ...start },
    })
  return (
    <>
      <WeekHead place={place} onAddRows={addRows} onNew={() => openNew()} />
      {!data && <Skeleton lines={9} />}
      {data && (
        <>
          <Notices week={data} />
          <DayStrip week={data} day={day} today={today} onPick={place.goToDay} />
          {place.view === 'timeline' ? (
            <Timeline week={data} today={today} day={day} onOpen={openEntry} onNew={openNew} />
          ) : (
            <Grid
              week={data}
              added={added}
              addRows={addRows}
              day={day}
              today={today}
              onOpen={(entries, date, bucket) => {
                const [only] = entries
                if (only && entries.length === 1 && only.status === 'open') return openEntry(only)
                if (!only) return openNew({ date, bucket })
                setOpen({ kind: 'list', date, bucket, ids: entries.map(({ id }) => id) })
              }}
            />
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
  if (open.kind === 'entry') {
    const entry = week.entries.find(({ id }) => id === open.id)
    return entry ? <EntryDialog key={entry.id} entry={entry} start={startOf(entry)} onClose={close} /> : null
  }
  const { date, bucket } = open
  return (
    <EntryListDialog
      date={date}
      entries={week.entries.filter(({ id }) => open.ids.includes(id))}
      onPick={(entry) => setOpen({ kind: 'entry', id: entry.id })}
      onAdd={() => setOpen({ kind: 'new', start: { date, time: '', bucket } })}
      onClose={close}
    />
  )
}

type GridProps = {
  week: Week
  added: readonly string[]
  addRows: (keys: string[]) => void
  day: string
  today: string
  onOpen: (entries: TimeEntry[], date: string, bucket: Bucket) => void
}

function Grid({ week, added, addRows, day, today, onOpen }: GridProps) {
  const tree = useTree()
  const orderOf = (bucket: Bucket) => {
    if (bucket.projectId === null) return Number.MAX_SAFE_INTEGER
    const at = tree.open.findIndex((one) => keyOf(one) === keyOf(bucket))
    return at < 0 ? tree.open.length : at
  }
  const rows = rowsOf(week, added, orderOf)
  return (
    <>
      {rows.length === 0 ? (
        <EmptyState title={text.emptyTitle}>
          <p>{text.emptyText}</p>
        </EmptyState>
      ) : (
        <WeekGrid
          week={week}
          rows={rows}
          placeOf={({ bucket }) => tree.find(bucket.projectId, bucket.taskId)}
          today={today}
          day={day}
          onOpen={(cell, row) => onOpen(cell.entries, cell.date, row.bucket)}
        />
      )}
      <div className={styles.foot}>
        <AddRow onAdd={(bucket) => addRows([keyOf(bucket)])} />
        <Saving />
      </div>
      {rows.length > 0 && <p className={styles.hint}>{text.hint}</p>}
    </>
  )
}

/** Whether what was typed is on the server. */
function Saving() {
  const saving = useIsMutating({ mutationKey: savingKey })
  const unsaved = useDraftCount()
  const words = saving > 0 ? text.saving : unsaved > 0 ? text.unsaved(unsaved) : text.saved
  return (
    <p role="status" className={styles.saving}>
      {words}
    </p>
  )
}

function Notices({ week }: { week: Week }) {
  const { returnedAt, submittedAt, returnNote, statuses, overlaps } = week
  const isReturned =
    returnedAt !== null && statuses.open.entries > 0 && (submittedAt === null || submittedAt < returnedAt)
  return (
    <>
      {isReturned && <p className={styles.notice}>{text.returned(returnNote)}</p>}
      {overlaps.length > 0 && <p className={styles.soft}>{text.overlaps(overlaps.length)}</p>}
    </>
  )
}
