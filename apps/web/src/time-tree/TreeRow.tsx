import type { components } from '@promptsheet/client/schema.d'
import { formatDuration } from '@promptsheet/shared/duration'
import { formatMoney } from '@promptsheet/shared/money'
import { ChevronRight, Plus } from 'lucide-react'
import type { DragEvent, KeyboardEvent } from 'react'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import styles from './Clients.module.css'
import { ColourMenu, Swatch } from './ColourMenu.tsx'
import { EstimateCell } from './EstimateCell.tsx'
import { NodeMenu } from './NodeMenu.tsx'
import type { Row } from './outline.ts'
import type { Place } from './places.ts'
import { text } from './strings.ts'
import { toTheMinute } from './to-the-minute.ts'
import type { TreeActions } from './use-tree-actions.ts'

export type Totals = {
  trackedSeconds: number
  estimateSeconds: number | null
  estimateUsedSeconds: number | null
}

type Budget = components['schemas']['Budget']

type Props = {
  row: Row
  colour: Place['colour']
  totals: Totals | undefined
  budgets: Budget[] | undefined
  /** Null for who only reads. */
  actions: TreeActions | null
  isActive: boolean
  isTarget: boolean
  onTurn: (isOpen: boolean) => void
  onAdd: () => void
  onEdit: () => void
  onMove: () => void
  onFocus: () => void
  onKeyDown: (event: KeyboardEvent) => void
  drag: {
    onDragStart: (event: DragEvent) => void
    onDragOver: (event: DragEvent) => void
    onDragEnd: () => void
    onDrop: (event: DragEvent) => void
  }
}

export function TreeRow(props: Props) {
  const { row, colour, totals, budgets, actions, isActive, isTarget, onTurn, onAdd, drag } = props
  const { id, name, archivedAt } = row.node
  // One stop for the Tab key: the row that has the focus lets it go on to its buttons.
  const tabIndex = isActive ? 0 : -1
  const isOut = archivedAt !== null || row.isUnderArchived
  const node = row.kind === 'own' ? null : row
  return (
    <tr
      id={rowId(id)}
      aria-level={row.level}
      aria-posinset={row.place}
      aria-setsize={row.siblings}
      aria-expanded={row.isOpen ?? undefined}
      tabIndex={tabIndex}
      draggable={actions !== null && (row.kind === 'project' || row.kind === 'task') && !isOut}
      className={classes(styles.row, styles[row.kind], isOut && styles.out, isTarget && styles.target)}
      style={{ '--level': String(row.level) }}
      onFocus={props.onFocus}
      onKeyDown={props.onKeyDown}
      {...drag}
    >
      <td className={styles.nameCell}>
        {row.isOpen === null ? (
          <span className={styles.noTurn} />
        ) : (
          <button
            type="button"
            tabIndex={-1}
            className={styles.turn}
            aria-label={row.isOpen ? text.close(name) : text.open(name)}
            onClick={() => onTurn(!row.isOpen)}
          >
            <ChevronRight size={16} aria-hidden />
          </button>
        )}
        {node &&
          (actions && !isOut ? (
            <ColourMenu node={node} colour={colour} tabIndex={tabIndex} onChange={actions.change} />
          ) : (
            <Swatch colour={colour} />
          ))}
        <span className={styles.words}>
          <span className={styles.name}>{name}</span>
          <Facts row={row} />
          {budgets && <Budgets budgets={budgets} />}
        </span>
      </td>
      <td className={styles.tracked}>
        {totals && totals.trackedSeconds > 0 && toTheMinute(totals.trackedSeconds)}
        <Share totals={totals} />
      </td>
      <td className={styles.planned}>
        {node && (
          <EstimateCell
            name={name}
            own={node.node.estimateSeconds}
            planned={totals?.estimateSeconds ?? node.node.estimateSeconds}
            mayChange={actions !== null && !isOut}
            tabIndex={tabIndex}
            onChange={(estimateSeconds) =>
              actions?.change({ kind: node.kind, id, change: { estimateSeconds } })
            }
          />
        )}
      </td>
      <td className={styles.acts}>
        {actions && (
          <>
            {!isOut && (
              <Button
                look="quiet"
                size="small"
                icon={Plus}
                tabIndex={tabIndex}
                className={styles.plus}
                aria-label={text.addTo[row.kind === 'client' || row.kind === 'own' ? 'project' : 'task'](
                  name,
                )}
                onClick={onAdd}
              />
            )}
            <NodeMenu
              row={row}
              tabIndex={tabIndex}
              onAdd={onAdd}
              onEdit={props.onEdit}
              onMove={props.onMove}
              onArchive={(isArchived) => (isArchived ? actions.archive(row) : actions.unarchive(row))}
            />
          </>
        )}
      </td>
    </tr>
  )
}

export const rowId = (id: string) => `node-${id}`

function Facts({ row }: { row: Row }) {
  if (row.kind === 'own') return null
  const { code, rate, archivedAt } = row.node
  const isPaid = row.kind === 'client' ? null : row.node.billable
  const facts = [
    code,
    archivedAt !== null && text.archivedBadge,
    isPaid === false && text.unpaid,
    row.kind === 'task' && isPaid && text.paid,
    rate && text.anHour(formatMoney(rate)),
  ].filter(Boolean)
  return facts.length > 0 && <span className={styles.facts}>{facts.join(' · ')}</span>
}

/** What is used of the money or the hours it may take. */
function Budgets({ budgets }: { budgets: Budget[] }) {
  return budgets.map(({ id, seconds, amount, usedShare, period }) => (
    <span key={id} className={classes(styles.facts, usedShare > 1 && styles.overBudget)}>
      {text.budgetOf}:{' '}
      {text.budget(
        amount ? formatMoney(amount) : formatDuration(seconds ?? 0),
        Math.round(usedShare * 100),
        period === 'month',
      )}
    </span>
  ))
}

/** How much of the estimate is used, as a line that fills and turns when it is over. */
function Share({ totals }: { totals: Totals | undefined }) {
  if (!totals?.estimateSeconds || !totals.estimateUsedSeconds) return null
  const percent = Math.round((totals.estimateUsedSeconds / totals.estimateSeconds) * 100)
  return (
    <span className={classes(styles.share, percent > 100 && styles.over)}>
      <i style={{ inlineSize: `${Math.min(100, percent)}%` }} />
      <span className="sr-only">{text.share(percent)}</span>
    </span>
  )
}
