import { formatDuration } from '@promptsheet/shared/duration'
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { tintOf } from '../time-tree/tint.ts'
import { classes } from '../ui/classes.ts'
import { lookInto } from './look-into.ts'
import { colourOf, nameOf } from './name-group.ts'
import styles from './ReportTable.module.css'
import type { ReportQuery } from './report-address.ts'
import type { ReportGroup, TimeReport } from './reports.queries.ts'
import { text } from './strings.ts'

const mostOpen = 60

type Row = { id: string; path: readonly ReportGroup[]; group: ReportGroup; isOpen: boolean }

/** The groups of a report, each to be opened to what is in it; its hours lead to a report of that alone. */
export function ReportTable({ query, report }: { query: ReportQuery; report: TimeReport }) {
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
        {rows.map(({ id, path, group, isOpen }) => (
          <tr key={id} className={path.length === 1 ? styles.top : undefined}>
            <th scope="row" style={{ paddingInlineStart: `${(path.length - 1) * 1.25}rem` }}>
              <Name
                group={group}
                name={nameOf(group, weekStart)}
                isInside={path.length > 1}
                isOpen={isOpen}
                onToggle={() => toggle(id)}
              />
              {path.length === 1 && (
                <span aria-hidden className={classes(styles.share, 'hued')} style={tintOf(colourOf(group))}>
                  <i style={{ width: `${(group.durationSeconds / longest) * 100}%` }} />
                </span>
              )}
            </th>
            <Numbers
              line={group}
              hasMoney={hasMoney}
              name={nameOf(group, weekStart)}
              to={lookInto(query, report, path)}
            />
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
      <span>
        <span className={styles.word}>{name}</span>
        {group.within && !isInside && <span className={styles.within}> {group.within}</span>}
        {group.isRunning && <span className={styles.running}> {text.running}</span>}
      </span>
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

type NumbersProps = {
  line: Line
  hasMoney: boolean
  name?: string
  /** The address of a report of what is in the line. */
  to?: string | null
}

function Numbers({ line, hasMoney, name = '', to = null }: NumbersProps) {
  const hours = formatDuration(line.durationSeconds)
  return (
    <>
      <td>
        {to === null ? (
          hours
        ) : (
          <Link
            to={`/time/reports?${to}`}
            title={text.lookInto(name)}
            aria-label={`${hours}, ${text.lookInto(name)}`}
            className={styles.into}
          >
            {hours}
          </Link>
        )}
      </td>
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
  above: readonly ReportGroup[] = [],
): Row[] {
  return groups.flatMap((group) => {
    const path = [...above, group]
    const id = path.map(({ key }) => key ?? '').join('/')
    const isOpen = group.groups !== undefined && isOpenAt(id)
    return [{ id, path, group, isOpen }, ...(isOpen ? listRows(group.groups ?? [], isOpenAt, path) : [])]
  })
}

function countGroups(groups: readonly ReportGroup[]): number {
  return groups.reduce((sum, { groups: inside = [] }) => sum + 1 + countGroups(inside), 0)
}
