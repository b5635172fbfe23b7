import { useQuery } from '@tanstack/react-query'
import { Fragment, useState } from 'react'
import { AddNode, type AddUnder } from './AddNode.tsx'
import styles from './Clients.module.css'
import { mayHang, type Row } from './outline.ts'
import { outlineKeys } from './outline-keys.ts'
import type { Places } from './places.ts'
import { text } from './strings.ts'
import { rowId, TreeRow } from './TreeRow.tsx'
import { budgetsQuery, totalsQuery } from './tree.queries.ts'
import type { TreeActions } from './use-tree-actions.ts'

type Props = {
  rows: Row[]
  places: Places
  actions: TreeActions | null
  adding: AddUnder | null
  onAdd: (adding: AddUnder | null) => void
  onTurn: (id: string, isOpen: boolean) => void
  onEdit: (row: Row) => void
  onMove: (row: Row) => void
}

/** The tree as rows under each other: a treegrid with one stop for the Tab key. */
export function TreeOutline({ rows, places, actions, adding, onAdd, onTurn, onEdit, onMove }: Props) {
  const { data: totals } = useQuery(totalsQuery)
  const { data: budgets } = useQuery({ ...budgetsQuery, enabled: actions !== null })
  const [activeId, setActiveId] = useState<string | null>(null)
  const [dragged, setDragged] = useState<Row | null>(null)
  const [targetId, setTargetId] = useState<string | null>(null)
  const active = rows.find(({ node }) => node.id === activeId) ?? rows[0]
  const addBelow = (row: Row) => {
    onTurn(row.node.id, true)
    onAdd({ kind: row.kind === 'client' || row.kind === 'own' ? 'project' : 'task', under: row })
  }
  const onKeyDown = outlineKeys(rows, {
    focus: ({ node }) => document.getElementById(rowId(node.id))?.focus(),
    turn: ({ node }, isOpen) => onTurn(node.id, isOpen),
    edit: (row) => actions && row.kind !== 'own' && onEdit(row),
    move: (row, to) => actions?.move(row, to),
  })
  const stopDrag = () => {
    setDragged(null)
    setTargetId(null)
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows open is a treegrid
    <table role="treegrid" aria-label={text.clients} aria-description={text.treeKeys} className={styles.grid}>
      <thead>
        <tr className={styles.head}>
          <th scope="col">{text.name}</th>
          <th scope="col">{text.tracked}</th>
          <th scope="col">{text.estimate}</th>
          <th scope="col">
            <span className="sr-only">{text.edit}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Fragment key={row.node.id}>
            <TreeRow
              row={row}
              colour={colourOf(row, places)}
              totals={totals?.get(row.node.id)}
              budgets={budgets?.get(row.node.id)}
              actions={actions}
              isActive={row === active}
              isTarget={row.node.id === targetId}
              onTurn={(isOpen) => onTurn(row.node.id, isOpen)}
              onAdd={() => addBelow(row)}
              onEdit={() => onEdit(row)}
              onMove={() => onMove(row)}
              onFocus={() => setActiveId(row.node.id)}
              onKeyDown={(event) => onKeyDown(event, row)}
              drag={{
                onDragStart: (event) => {
                  event.dataTransfer.effectAllowed = 'move'
                  event.dataTransfer.setData('text/plain', row.node.name)
                  setDragged(row)
                },
                onDragOver: (event) => {
                  const fits = dragged !== null && !row.isUnderArchived && mayHang(dragged, row)
                  if (fits) event.preventDefault()
                  setTargetId(fits ? row.node.id : null)
                },
                onDragEnd: stopDrag,
                onDrop: (event) => {
                  event.preventDefault()
                  if (dragged) actions?.move(dragged, row)
                  stopDrag()
                },
              }}
            />
            {adding?.under?.node.id === row.node.id && (
              <tr className={styles.addRow}>
                <td colSpan={4}>
                  <AddNode
                    key={row.node.id}
                    adding={adding}
                    level={row.level + 1}
                    onAdded={() => onTurn(row.node.id, true)}
                    onClose={() => onAdd(null)}
                  />
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

function colourOf(row: Row, { find }: Places) {
  if (row.kind === 'client' || row.kind === 'project') return row.node.colour
  return (row.kind === 'task' && find(row.node.projectId, row.node.id)?.colour) || 'slate'
}
