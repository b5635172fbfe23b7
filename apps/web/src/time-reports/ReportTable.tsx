import { formatDuration } from '@promptsheet/shared/duration'
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { tintOf } from '../time-tree/tint.ts'
import { classes } from '../ui/classes.ts'
import { colourOf, nameOf } from './name-group.ts'
import styles from './ReportTable.module.css'
import type { ReportGroup, TimeReport } from './reports.queries.ts'
import { text } from './strings.ts'

const mostOpen = 60

type Row = { id: string; depth: number; group: ReportGroup; isOpen: boolean }

/** The groups of a report, each to be opened to what is in it. */
export function ReportTable({ report }: { report: TimeReport }) {
  const { groups, totals, weekStart, groupBy, isOverlapping } = report
  const startsOpen = countGroups(groups) <= mostOpen
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const rows = listRows(groups, (id) => toggled.has(id) !== startsOpen)
  const toggle = (id: string) =>
    setToggled((before) =>
      before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id]),
    )
  const hasMoney = totals.amounts.length > 0
  const longest = Math.max(1, ...groups.map(({ durationSeconds }) => durationSeconds))
  return (
    <table className={styles.table}>
      <caption className="sr-only">{text.wholeTable}</caption>
      <thead>
        <tr>
          <th scope="col">{groupBy.map((by) => text.columns[by]).join(' / ')}</th>
          <th scope="col">{text.hours}</th>
          <th scope="col" className={styles.wide}>
            {text.billable}
          </th>
          {hasMoney && <th scope="col">{text.money}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, depth, group, isOpen }) => (
          <tr key={id} className={depth === 0 ? styles.top : undefined}>
            <th scope="row" style={{ paddingInlineStart: `${depth * 1.25}rem` }}>
              <Name
                group={group}
                name={nameOf(group, weekStart)}
                isInside={depth > 0}
                isOpen={isOpen}
                onToggle={() => toggle(id)}
              />
              {depth === 0 && (
                <span aria-hidden className={classes(styles.share, 'hued')} style={tintOf(colourOf(group))}>
                  <i style={{ width: `${(group.durationSeconds / longest) * 100}%` }} />
                </span>
              )}
            </th>
            <Numbers line={group} hasMoney={hasMoney} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{isOverlapping ? text.onceTotal : text.total}</th>
          <Numbers line={totals} hasMoney={hasMoney} />
        </tr>
      </tfoot>
    </table>
  )
}

type NameProps = {
  group: ReportGroup
  name: string
  isInside: boolean
  isOpen: boolean
  onToggle: () => void
}

function Name({ group, name, isInside, isOpen, onToggle }: NameProps) {
  const isColoured = group.by === 'client' || group.by === 'project' || group.by === 'task'
  const words = (
    <>
      {isColoured && <i className={classes(styles.dot, 'hued')} style={tintOf(colourOf(group))} />}
      <span>{name}</span>
      {group.within && !isInside && <span className={styles.within}>{group.within}</span>}
      {group.isRunning && <span className={styles.running}>{text.running}</span>}
    </>
  )
  if (!group.groups) return <span className={styles.name}>{words}</span>
  return (
    <button type="button" className={styles.name} aria-expanded={isOpen} onClick={onToggle}>
      <ChevronRight size={16} aria-hidden className={styles.arrow} />
      {words}
    </button>
  )
}

type Line = Pick<ReportGroup, 'durationSeconds' | 'billableSeconds' | 'amounts'>

function Numbers({ line, hasMoney }: { line: Line; hasMoney: boolean }) {
  return (
    <>
      <td>{formatDuration(line.durationSeconds)}</td>
      <td className={styles.wide}>{line.billableSeconds > 0 && formatDuration(line.billableSeconds)}</td>
      {hasMoney && (
        <td>
          {line.amounts.map((money) => (
            <span key={money.currency} className={styles.money}>
              {text.amount(money)}
            </span>
          ))}
        </td>
      )}
    </>
  )
}

function listRows(
  groups: readonly ReportGroup[],
  isOpenAt: (id: string) => boolean,
  above = '',
  depth = 0,
): Row[] {
  return groups.flatMap((group) => {
    const id = `${above}/${group.key ?? ''}`
    const isOpen = group.groups !== undefined && isOpenAt(id)
    return [
      { id, depth, group, isOpen },
      ...(isOpen ? listRows(group.groups ?? [], isOpenAt, id, depth + 1) : []),
    ]
  })
}

function countGroups(groups: readonly ReportGroup[]): number {
  return groups.reduce((sum, { groups: inside = [] }) => sum + 1 + countGroups(inside), 0)
}
