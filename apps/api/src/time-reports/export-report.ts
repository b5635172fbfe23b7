import { formatTable } from '@promptsheet/shared/csv-table'
import { decimalOf } from '@promptsheet/shared/money'
import { type Cell, writeXlsx } from '../exports/write-xlsx.ts'
import type { Dimension, ReportGroup, ReportTotals, TimeReport } from './shapes.ts'

const titles: Record<Dimension, string> = {
  client: 'Client',
  project: 'Project',
  task: 'Task',
  member: 'Person',
  tag: 'Tag',
  day: 'Day',
  week: 'Week',
  month: 'Month',
  entry: 'Entry',
}

/** The innermost lines of a report as CSV, and a last one with the totals that are on the page. */
export function formatReportCsv(report: TimeReport): string {
  const currencies = report.totals.amounts.map(({ currency }) => currency)
  const write = (names: readonly string[], line: ReportTotals) => [
    ...names,
    clock(line.durationSeconds),
    String(line.durationSeconds),
    clock(line.billableSeconds),
    String(line.billableSeconds),
    ...currencies.map((currency) => {
      const found = line.amounts.find((one) => one.currency === currency)
      return found ? decimalOf(found.amount, currency) : ''
    }),
  ]
  return formatTable([
    [
      ...report.groupBy.map((by) => titles[by]),
      'Hours',
      'Seconds',
      'Billable hours',
      'Billable seconds',
      ...currencies.map((currency) => `Amount ${currency}`),
    ],
    ...linesOf(report.groups).map(({ names, line }) => write(names, line)),
    write(totalNames(report), report.totals),
  ])
}

/** The same for spreadsheets: hours and money are numbers there. */
export function formatReportXlsx(report: TimeReport): Promise<Uint8Array<ArrayBuffer>> {
  const currencies = report.totals.amounts.map(({ currency }) => currency)
  const write = (names: readonly string[], line: ReportTotals): Cell[] => [
    ...names,
    { seconds: line.durationSeconds },
    { seconds: line.billableSeconds },
    ...currencies.map((currency) => {
      const found = line.amounts.find((one) => one.currency === currency)
      return found ? { decimal: decimalOf(found.amount, currency) } : ''
    }),
  ]
  const columns = [
    ...report.groupBy.map((by) => titles[by]),
    'Hours',
    'Billable hours',
    ...currencies.map((currency) => `Amount ${currency}`),
  ]
  return writeXlsx('Time', columns, [
    ...linesOf(report.groups).map(({ names, line }) => write(names, line)),
    write(totalNames(report), report.totals),
  ])
}

function totalNames({ groupBy, isOverlapping }: TimeReport): string[] {
  const note = isOverlapping ? 'Total, each entry once' : 'Total'
  return groupBy.map((_, level) => (level === 0 ? note : ''))
}

function linesOf(
  groups: readonly ReportGroup[],
  above: readonly string[] = [],
): { names: string[]; line: ReportGroup }[] {
  return groups.flatMap((group) => {
    const names = [...above, group.label]
    return group.groups ? linesOf(group.groups, names) : [{ names, line: group }]
  })
}

/** `36:05:09`: more than a day is more hours. */
function clock(seconds: number): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
