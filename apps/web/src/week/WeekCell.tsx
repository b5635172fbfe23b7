import { Check, Clock, FileCheck, Hourglass, Lock, MoreHorizontal } from 'lucide-react'
import { useId } from 'react'
import type { Place } from '../time-tree/places.ts'
import { classes } from '../ui/classes.ts'
import { longDay } from './clock.ts'
import type { Cell, Row } from './grid-rows.ts'
import { focusFrom, stepOf } from './move-focus.ts'
import { text } from './strings.ts'
import { useCell } from './use-cell.ts'
import styles from './WeekGrid.module.css'

type Props = {
  row: Row
  cell: Cell
  place: Place | null
  at: { row: number; column: number }
  isShown: boolean
  isToday: boolean
  onOpen: (cell: Cell) => void
}

const icons = { submitted: Hourglass, approved: Check, invoiced: FileCheck }

/** One day of one row: hours to type over, and what stands behind them. */
export function WeekCell({ row, cell, place, at, isShown, isToday, onOpen }: Props) {
  const id = useId()
  const name = place?.path.join(' / ') ?? text.noPlace
  const { value, isTouched, error, isSaving, type, save, takeBack } = useCell(cell, row.bucket, name)
  const isReadOnly = cell.lock !== null || (cell.isRunning && cell.entries.length === 1)
  const note = cell.lock ? text.locked[cell.lock] : cell.isRunning ? text.running : null
  const Icon = cell.lock ? icons[cell.lock] : cell.isRunning ? Clock : null
  const partly = cell.lock === null && cell.entries.some(({ status }) => status !== 'open')
  return (
    <td className={classes(styles.cell, isShown && styles.shown, isToday && styles.today)}>
      <div className={classes(styles.box, cell.lock !== null && styles.locked)}>
        <input
          inputMode="text"
          autoComplete="off"
          data-row={at.row}
          data-column={at.column}
          className={styles.input}
          aria-label={text.cell(name, longDay(cell.date))}
          aria-describedby={error || note ? `${id}-note` : undefined}
          aria-invalid={error ? true : undefined}
          aria-keyshortcuts="F2"
          aria-busy={isSaving || undefined}
          title={note ?? undefined}
          readOnly={isReadOnly}
          value={value}
          onChange={(event) => type(event.target.value)}
          onFocus={(event) => event.target.select()}
          onBlur={() => void save()}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Escape' && isTouched) {
              event.preventDefault()
              return takeBack()
            }
            const opens = event.key === 'F2' || (event.key === 'Enter' && isReadOnly)
            if (opens) {
              event.preventDefault()
              return onOpen(cell)
            }
            const step = stepOf(event, isTouched)
            if (step === null) return
            event.preventDefault()
            if (!focusFrom(event.currentTarget, step)) void save()
          }}
        />
        {Icon && <Icon size={12} aria-hidden className={styles.mark} />}
        {partly && <Lock size={12} aria-hidden className={styles.mark} />}
        {cell.entries.length > 0 && (
          <button
            type="button"
            tabIndex={-1}
            className={styles.open}
            aria-label={text.detailsOf(name, longDay(cell.date))}
            onClick={() => onOpen(cell)}
          >
            <MoreHorizontal size={14} aria-hidden />
          </button>
        )}
      </div>
      {error && (
        <p id={`${id}-note`} role="alert" className={styles.error}>
          {error}
        </p>
      )}
      {!error && note && (
        <span id={`${id}-note`} className="sr-only">
          {note}
        </span>
      )}
    </td>
  )
}
