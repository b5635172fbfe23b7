import { formatDuration } from '@promptsheet/shared/duration'
import { X } from 'lucide-react'
import { PlaceName } from '../time-tree/PlaceName.tsx'
import type { Place } from '../time-tree/places.ts'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { ByClock } from './ByClock.tsx'
import { dayName, dayNumber } from './clock.ts'
import type { Cell, Row } from './grid-rows.ts'
import { text } from './strings.ts'
import { useSaveCell } from './use-save-cell.ts'
import { type CellProps, WeekCell } from './WeekCell.tsx'
import styles from './WeekGrid.module.css'
import type { Week } from './week.queries.ts'

type Props = {
  week: Week
  rows: Row[]
  placeOf: (row: Row) => Place | null
  today: string
  /** The one that narrow screens show. */
  day: string
  scope: string
  onOpen: (cell: Cell, row: Row) => void
  onEdge: (step: [rows: number, columns: number], at: CellProps['at']) => void
  /** Takes a row away that has nothing in it. */
  onRemove: (row: Row) => void
}

/** Places down, days across, hours in the cells. */
export function WeekGrid(props: Props) {
  const { week, rows, placeOf, today, day, scope, onOpen, onEdge, onRemove } = props
  const onSave = useSaveCell()
  const columnOf = (date: string) =>
    classes(styles.cell, date === day && styles.shown, date === today && styles.today)
  return (
    <table className={styles.grid}>
      <caption className="sr-only">{text.title}</caption>
      <thead>
        <tr>
          <th scope="col" className={styles.work}>
            {text.work}
          </th>
          {week.days.map(({ date, lengthSeconds }) => (
            <th key={date} scope="col" className={columnOf(date)}>
              <span className={styles.day}>
                {dayName(date)} <b>{dayNumber(date)}</b>
              </span>
              {lengthSeconds !== 86_400 && (
                <span className={styles.length} title={text.ofDay(lengthSeconds / 3600)}>
                  {formatDuration(lengthSeconds)}
                </span>
              )}
            </th>
          ))}
          <th scope="col" className={styles.sum}>
            {text.total}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => {
          const place = placeOf(row)
          return (
            <tr key={row.key}>
              <th scope="row" className={styles.work}>
                <span className={styles.name}>
                  {place ? <PlaceName place={place} /> : <span className={styles.none}>{text.noPlace}</span>}
                  {row.cells.every(({ entries }) => entries.length === 0) && (
                    <Button
                      look="quiet"
                      size="small"
                      icon={X}
                      tabIndex={-1}
                      aria-label={text.removeRow(place?.label ?? text.noPlace)}
                      onClick={() => onRemove(row)}
                    />
                  )}
                </span>
              </th>
              {row.cells.map((cell, column) => (
                <WeekCell
                  key={cell.date}
                  row={row}
                  cell={cell}
                  place={place}
                  at={{ row: index, column }}
                  className={columnOf(cell.date)}
                  scope={scope}
                  onSave={onSave}
                  onOpen={(one) => onOpen(one, row)}
                  onEdge={(step) => onEdge(step, { row: index, column })}
                />
              ))}
              <td className={styles.sum}>{formatDuration(row.seconds)}</td>
            </tr>
          )
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" className={styles.work}>
            {text.total}
          </th>
          {week.days.map((one) => (
            <td key={one.date} className={columnOf(one.date)}>
              {one.seconds > 0 && formatDuration(one.seconds)}
              <ByClock of={one} />
            </td>
          ))}
          <td className={styles.sum}>
            {formatDuration(week.seconds)}
            <ByClock of={week} />
          </td>
        </tr>
      </tfoot>
    </table>
  )
}
