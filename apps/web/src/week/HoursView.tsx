import { addDays, addWeeks } from '@promptsheet/shared/iso-week'
import { useIsMutating } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { useMayManageTime, useMe } from '../app/me.queries.ts'
import type { Bucket } from '../time-tree/places.ts'
import { useTree } from '../time-tree/tree.queries.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { AddRow } from './AddRow.tsx'
import { draftKey, setDraft, useDraftCells } from './drafts.ts'
import { bucketOf, type Cell, keyOf, type Row, rowsOf } from './grid-rows.ts'
import { addRowIn, focusCell, type WantedCell } from './move-focus.ts'
import { text } from './strings.ts'
import type { AddedRows } from './use-added-rows.ts'
import type { WeekPlace } from './use-place.ts'
import type { CellProps } from './WeekCell.tsx'
import { WeekGrid } from './WeekGrid.tsx'
import styles from './WeekPage.module.css'
import { savingKey, type TimeEntry, type Week } from './week.queries.ts'

type Props = {
  week: Week
  place: WeekPlace
  added: AddedRows
  onOpen: (entries: TimeEntry[], date: string, bucket: Bucket) => void
}

/** The week as hours to type, and the rows that wait for some. */
export function HoursView({ week, place, added, onOpen }: Props) {
  const tree = useTree()
  const { user, workspace } = useMe()
  const scope = `${user.id} ${workspace.id}`
  const unsaved = useDraftCells(scope)
  const { days, day, today } = place
  const grid = useRef<HTMLDivElement>(null)
  const wanted = useRef<WantedCell | null>(startAt(place))
  useEffect(() => {
    if (wanted.current?.week === week.week && tree.isReady && focusCell(grid.current, wanted.current))
      wanted.current = null
  })
  if (!tree.isReady) return <Skeleton lines={9} />

  const orderOf = (bucket: Bucket) => {
    if (bucket.projectId === null) return Number.MAX_SAFE_INTEGER
    const at = tree.open.findIndex((one) => keyOf(one) === keyOf(bucket))
    return at < 0 ? tree.open.length : at
  }
  const typedInto = unsaved.filter(({ date }) => days.includes(date)).map(({ row }) => row)
  const rows = rowsOf(week, [...added.rows, ...typedInto], orderOf)
  const go = (date: string, cell: WantedCell) => {
    wanted.current = cell
    place.goToDay(date)
  }
  const onEdge = ([down, along]: [number, number], { row, column }: CellProps['at']) => {
    const date = days[column] ?? day
    if (down > 0) return addRowIn(grid.current)?.focus()
    if (along === 0) return
    const to = addDays(date, along)
    const by = days.includes(to) ? 0 : Math.sign(along)
    go(to, { week: addWeeks(week.week, by), row, column: (column + along + 7) % 7 })
  }
  const remove = (row: Row) => {
    for (const { date } of row.cells) setDraft(draftKey(scope, row.bucket, date), null)
    added.remove(row.key)
  }
  // In an empty week there is no cell to turn the page from.
  const onKeyDown = ({ key, target }: KeyboardEvent) => {
    const by = key === 'PageUp' ? -7 : key === 'PageDown' ? 7 : 0
    const isAtAdd = target instanceof HTMLElement && target.dataset.addRow !== undefined
    if (by !== 0 && isAtAdd) onEdge([0, by], { row: rows.length, column: days.indexOf(day) })
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are its button's
    <div ref={grid} onKeyDown={onKeyDown}>
      {rows.length === 0 ? (
        <Nothing hasTree={tree.open.length > 0} />
      ) : (
        <WeekGrid
          week={week}
          rows={rows}
          placeOf={({ bucket }) => tree.find(bucket.projectId, bucket.taskId)}
          today={today}
          day={day}
          scope={scope}
          onOpen={(cell: Cell, row: Row) => onOpen(cell.entries, cell.date, row.bucket)}
          onEdge={onEdge}
          onRemove={remove}
        />
      )}
      <div className={styles.foot}>
        <AddRow
          onAdd={(bucket) => {
            wanted.current = { week: week.week, place: keyOf(bucket), column: days.indexOf(day) }
            added.add([keyOf(bucket)])
          }}
        />
        {(rows.length > 0 || unsaved.length > 0) && <Saving unsaved={unsaved} />}
      </div>
      {rows.length > 0 && <p className={styles.hint}>{text.hint}</p>}
    </div>
  )
}

/** Who has a keyboard types at once: today, in the first row. Fingers and screen readers begin at the top. */
function startAt({ week, days, day }: WeekPlace): WantedCell | null {
  const active = document.activeElement
  const isFree = active === null || active === document.body || active.id === 'page'
  if (!isFree || !matchMedia('(hover: hover) and (pointer: fine)').matches) return null
  return { week, column: days.indexOf(day) }
}

function Nothing({ hasTree }: { hasTree: boolean }) {
  const mayManage = useMayManageTime()
  return (
    <EmptyState title={text.emptyTitle}>
      <p>{!hasTree && mayManage ? text.beginText : text.emptyText}</p>
    </EmptyState>
  )
}

/** Whether what was typed is on the server, and where it is not. */
function Saving({ unsaved }: { unsaved: { row: string; date: string }[] }) {
  const tree = useTree()
  const saving = useIsMutating({ mutationKey: savingKey })
  const [first] = unsaved
  if (saving > 0 || !first)
    return (
      <p role="status" className={styles.saving}>
        {saving > 0 ? text.saving : text.saved}
      </p>
    )
  const { projectId, taskId } = bucketOf(first.row)
  return (
    <p role="status" className={styles.saving}>
      {text.unsaved(unsaved.length)}{' '}
      <Link to={`/time?day=${first.date}`} replace>
        {text.unsavedAt(tree.find(projectId, taskId)?.label ?? text.noPlace, first.date)}
      </Link>
    </p>
  )
}
