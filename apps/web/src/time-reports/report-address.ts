import type { operations } from '@promptsheet/client/schema.d'

export type ReportQuery = NonNullable<operations['getTimeReport']['parameters']['query']>
export type Period = NonNullable<ReportQuery['period']>

export const periods = [
  'today',
  'this_week',
  'last_week',
  'this_month',
  'last_month',
  'this_quarter',
  'last_quarter',
  'this_year',
  'last_year',
] as const satisfies readonly Period[]
export const levels = ['client', 'project', 'task', 'member', 'tag', 'day', 'week', 'month', 'entry'] as const
export type Level = (typeof levels)[number]

/** What stands in the address, as the API takes it. */
export const names = [
  'from',
  'to',
  'period',
  'groupBy',
  'timezone',
  'rounding',
  'memberId',
  'clientId',
  'projectId',
  'taskId',
  'tag',
  'billable',
  'status',
] as const satisfies readonly (keyof ReportQuery)[]

const fresh = { period: 'this_month', groupBy: 'client,project' } as const

/** The report an address asks for; a bare address asks for this month by client and project. */
export function readReport(search: URLSearchParams): ReportQuery {
  const { period, billable, ...words } = Object.fromEntries(
    names.flatMap((name) => {
      const value = search.get(name)
      return value ? [[name, value]] : []
    }),
  )
  const known = periods.find((one) => one === period)
  return {
    groupBy: fresh.groupBy,
    ...words,
    ...(known ? { period: known } : words.from && words.to ? {} : { period: fresh.period }),
    ...(billable === 'true' || billable === 'false' ? { billable } : {}),
  }
}

/** Where a report is found. Without what is empty. */
export function writeReport(query: Readonly<Record<string, string | undefined>>): string {
  const search = new URLSearchParams()
  for (const name of names) {
    const value = query[name]
    if (value) search.set(name, value)
  }
  return search.toString()
}

export function levelsOf(query: ReportQuery): Level[] {
  const asked = (query.groupBy ?? '').split(',')
  return asked.flatMap((name) => levels.find((level) => level === name) ?? [])
}
