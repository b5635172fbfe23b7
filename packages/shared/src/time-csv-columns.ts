export const timeFileKinds = ['toggl', 'clockify', 'harvest', 'promptsheet'] as const
export type TimeFileKind = (typeof timeFileKinds)[number]

/** What columns are called by the tools that export them, each in small letters without marks. */
const titles = {
  id: ['id'],
  person: ['user', 'member', 'person', 'name', 'user name', 'username', 'team member', 'full name'],
  firstName: ['first name'],
  lastName: ['last name'],
  email: ['email', 'user email', 'e mail', 'member email', 'email address'],
  client: ['client', 'customer', 'client name'],
  project: ['project', 'project name'],
  code: ['project code'],
  task: ['task', 'activity', 'task name', 'tasks', 'activities'],
  description: ['description', 'notes', 'note', 'comment', 'comments', 'title'],
  billable: ['billable', 'is billable'],
  tags: ['tags', 'tag', 'labels'],
  startDate: ['start date', 'date', 'day', 'spent date'],
  startTime: ['start time', 'from', 'started time'],
  start: ['start', 'started at', 'started', 'begin', 'start datetime'],
  endDate: ['end date', 'stop date', 'finish date'],
  endTime: ['end time', 'stop time', 'to', 'ended time'],
  end: ['end', 'stop', 'ended at', 'ended', 'finish', 'end datetime'],
  duration: ['duration', 'duration (h)', 'time (h)', 'time', 'length', 'duration (hh:mm:ss)'],
  hours: ['hours', 'duration (decimal)', 'time (decimal)', 'hours (decimal)', 'decimal hours', 'h'],
  seconds: ['seconds', 'duration seconds', 'duration (seconds)'],
  timezone: ['timezone', 'time zone'],
  timed: ['timed', 'is timed'],
  currency: ['currency'],
} as const

export type TimeField = keyof typeof titles

const fieldNames = Object.keys(titles).filter((name): name is TimeField => name in titles)
const fieldOf = new Map<string, TimeField>(
  fieldNames.flatMap((field) => titles[field].map((title) => [title, field] as const)),
)
const money = /^(billable|cost|hourly)?\s*(rate|amount|amt)\s*\(([a-z]{3})\)$/
const passedOver = new Set([
  ...[
    'group',
    'groups',
    'type',
    'kind',
    'invoiced',
    'invoice id',
    'approved',
    'roles',
    'cost rate',
    'cost amount',
  ],
  ...[
    'external reference url',
    'date of creation',
    'billable rate',
    'billable amount',
    'status',
    'rate',
    'amount',
  ],
  ...[
    'hours rounded',
    'locked',
    'department',
    'project id',
    'task id',
    'user id',
    'client id',
    'local date',
    'rate in minor units',
    'amount in minor units',
  ],
])

export type TimeColumns = {
  /** Where each field is, and what the file calls it. */
  places: ReadonlyMap<TimeField, { index: number; title: string }>
  count: number
  /** Of the columns of money. */
  currency: string | null
  /** Columns that nothing is taken from. */
  unknown: string[]
}

const tidy = (title: string) =>
  title
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[_\-\s]+/g, ' ')
    .replaceAll(/[?*:]/g, '')
    .trim()

/** Whether a title is one that exports of hours have. */
export function isTimeTitle(title: string): boolean {
  const plain = tidy(title)
  return fieldOf.has(plain) || passedOver.has(plain) || money.test(plain)
}

export function readTimeHeader(header: readonly string[]): TimeColumns {
  const places = new Map<TimeField, { index: number; title: string }>()
  const unknown: string[] = []
  let currency: string | null = null
  for (const [index, cell] of header.entries()) {
    const title = cell.trim()
    const plain = tidy(title)
    const field = fieldOf.get(plain)
    if (field !== undefined && !places.has(field)) places.set(field, { index, title })
    else if (money.test(plain)) currency ??= money.exec(plain)?.[3]?.toUpperCase() ?? null
    else if (title !== '' && !passedOver.has(plain)) unknown.push(title)
  }
  return { places, count: header.length, currency, unknown }
}

/** Which tool wrote a table with this header. */
export function recogniseHeader(header: readonly string[]): TimeFileKind {
  const names = new Set(header.map(tidy))
  const has = (...wanted: string[]) => wanted.every((name) => names.has(name))
  if (has('started at') || has('ended at') || has('start', 'end')) return 'promptsheet'
  if (has('date', 'hours') && (has('first name') || has('notes'))) return 'harvest'
  if (has('duration (h)') || has('duration (decimal)') || has('start date', 'group')) return 'clockify'
  // The two write the same titles, one with small letters.
  if (header.some((title) => /^Start Date$/.test(title.trim()))) return 'clockify'
  return has('start date') ? 'toggl' : 'promptsheet'
}

/** What keeps a table from being read as hours, with the way out; null when it can be. */
export function whyNoHours({ places }: TimeColumns): string | null {
  const has = (field: TimeField) => places.has(field)
  const hasDay = has('startDate') || has('start')
  const hasLength = has('duration') || has('hours') || has('seconds')
  if (hasDay && (hasLength || has('end') || has('endTime'))) return null
  if (!hasDay && hasLength)
    return 'This is a summary: it does not say which day the hours are of. Export the detailed report instead, where each entry has its own row.'
  if (hasDay)
    return 'No column says how long the entries are. It needs an end ("End date", "End time") or a "Duration".'
  return 'No column holds days and hours. The first row must name them, such as "Start date", "Start time" and "Duration".'
}
