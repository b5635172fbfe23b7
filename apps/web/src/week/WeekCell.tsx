import { Check, Clock, FileCheck, Hourglass, Lock, MoreHorizontal } from 'lucide-react'
import { type KeyboardEvent, useId, useState } from 'react'
import type { Place } from '../time-tree/places.ts'
import { classes } from '../ui/classes.ts'
import { longDay } from './clock.ts'
import type { Cell, Row } from './grid-rows.ts'
import { focusFrom, stepOf } from './move-focus.ts'
import { text } from './strings.ts'
import { useCell } from './use-cell.ts'
import type { SaveCell } from './use-save-cell.ts'
import styles from './WeekGrid.module.css'

/** Which cell it is, and what leads out of the grid. */
export type CellProps = {
  row: Row
  cell: Cell
  place: Place | null
  at: { row: number; column: number }
  className: string
  scope: string
  onSave: SaveCell
  onOpen: (cell: Cell) => void
  /** The way ends here: to a day or week beside it, or below the last row. */
  onEdge: (step: [rows: number, columns: number]) => void
}

const icons = { submitted: Hourglass, approved: Check, invoiced: FileCheck }

/** One day of one row: hours to type over, and what stands behind them. */
export function WeekCell({ row, cell, place, at, className, scope, onSave, onOpen, onEdge }: CellProps) {
  const id = useId()
  const [isAsked, setIsAsked] = useState(false)
  const name = place?.path.join(' / ') ?? text.noPlace
  const typing = useCell({ cell, bucket: row.bucket, place: name, scope, onSave })
  const { value, isTouched, error } = typing
  const isReadOnly = cell.lock !== null || (cell.isRunning && cell.entries.length === 1)
  const note = cell.lock ? text.locked[cell.lock] : cell.isRunning ? text.running : null
  const Icon = cell.lock ? icons[cell.lock] : cell.isRunning ? Clock : null
  const partly = cell.lock === null && cell.entries.some(({ status }) => status !== 'open')
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape' && isTouched) {
      event.preventDefault()
      return typing.takeBack()
    }
    if (event.key === 'F2' || (event.key === 'Enter' && isReadOnly)) {
      event.preventDefault()
      return onOpen(cell)
    }
    if (isReadOnly && isTyping(event)) setIsAsked(true)
    const step = stepOf(event, isTouched)
    if (step === null) return
    event.preventDefault()
    // What cannot be saved is put right first.
    if (event.key === 'Enter' && !typing.save()) return
    if (!focusFrom(event.currentTarget, step)) onEdge(step)
  }
  return (
    <td className={className}>
      <div className={classes(styles.box, cell.lock !== null && styles.locked)}>
        <input
          inputMode="text"
          autoComplete="off"
          enterKeyHint="done"
          data-row={at.row}
          data-column={at.column}
          data-place={row.key}
          className={classes(styles.input, isTouched && styles.touched)}
          aria-label={text.cell(name, longDay(cell.date))}
          aria-describedby={error || note ? `${id}-note` : undefined}
          aria-invalid={error ? true : undefined}
          aria-keyshortcuts="F2"
          aria-busy={typing.isSaving || undefined}
          title={note ?? undefined}
          readOnly={isReadOnly}
          value={value}
          onChange={(event) => typing.type(event.target.value)}
          onFocus={(event) => event.target.select()}
          onBlur={() => {
            setIsAsked(false)
            typing.leave()
          }}
          onClick={() => setIsAsked(isReadOnly)}
          onKeyDown={onKeyDown}
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
        <p
          id={`${id}-note`}
          role={isAsked ? 'alert' : undefined}
          className={isAsked ? styles.why : 'sr-only'}
        >
          {note}
        </p>
      )}
    </td>
  )
}

function isTyping({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey && (key.length === 1 || key === 'Backspace' || key === 'Delete')
}
