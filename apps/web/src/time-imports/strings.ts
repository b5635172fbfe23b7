import { formatDuration } from '@promptsheet/shared/duration'
import { counted, formatNumber } from '../ui/format.ts'
import type { TimeImport } from './time-imports.queries.ts'

const entries = (count: number) => counted(count, 'entry', 'entries')
const rows = (count: number) => counted(count, 'row', 'rows')
const [longMonth, shortDay] = [
  new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }),
  new Intl.PluralRules('en', { type: 'ordinal' }),
]
const endings: Record<string, string> = { one: 'st', two: 'nd', few: 'rd' }

/** "the 3rd of April" */
function nameDay(month: number, day: number): string {
  const ending = endings[shortDay.select(day)] ?? 'th'
  return `the ${day}${ending} of ${longMonth.format(new Date(Date.UTC(2000, month - 1, 1)))}`
}

export const text = {
  title: 'Import and export hours',
  lead: 'Bring the hours you have elsewhere: you see what would happen before anything does.',
  exportOnly: 'Take your hours with you.',

  bring: 'Bring your hours from another tool',
  bringText:
    'Toggl, Clockify, Harvest, our own export, or any table with a day and a duration in each row: as CSV, XLSX or JSON. Choose a file, or drop it anywhere on this page.',
  choose: 'Choose a file',
  sending: 'Sending…',
  oneFile: 'Bring one file at a time.',
  noneFit: 'This cannot be read as hours: bring a CSV, XLSX or JSON file.',
  tooBig: 'That is more than 40 MB. Export it in parts, such as year by year.',
  failed: 'It did not get here. Try again in a moment.',
  where: 'Where to find your file',
  tools: [
    ['Toggl Track', 'Reports, Detailed, choose the dates, Export, Download CSV.'],
    ['Clockify', 'Reports, Detailed, choose the dates, Export, Save as CSV.'],
    ['Harvest', 'Reports, Detailed time, choose the dates, Run report, Export, CSV.'],
    [
      'Anything else',
      'A table whose first row names its columns, such as Date, Start time, Duration, Client, Project, Description.',
    ],
  ],
  statuses: {
    pending: 'is being read',
    ready: 'waits for your yes',
    failed: 'could not be read',
    committing: 'is being done',
    committed: 'is in your hours',
    undoing: 'is being taken back',
    undone: 'was taken back',
  },
  earlierOf: (fileName: string, when: string) => `${fileName}, ${when}`,

  kinds: { toggl: 'Toggl', clockify: 'Clockify', harvest: 'Harvest', promptsheet: '' },
  previewTitle: (kind: TimeImport['kind']) =>
    text.kinds[kind] === '' ? 'Hours to import' : `Hours from ${text.kinds[kind]}`,
  summary: ({ entries: count, seconds }: { entries: number; seconds: number }) =>
    `${entries(count)}, ${formatDuration(seconds)} hours`,
  already: (count: number) =>
    `${counted(count, 'is', 'are')} here already and ${count === 1 ? 'is' : 'are'} passed over.`,
  commit: (count: number) => `Import ${entries(count)}`,
  discard: 'Do not import',
  discarded: 'Nothing was imported',
  nothingNew: 'There is nothing to import: all of it is here already.',
  nobodys: 'There is nothing to import until you say below whose hours these are.',
  firstAnswer: 'First say above which way its dates go.',
  skips: (failed: number) => `${rows(failed)} that cannot be read ${failed === 1 ? 'is' : 'are'} left out.`,

  dates: (example: string) => `What is ${example}?`,
  datesText: 'Every date in this file could be read in two ways. Say it once for all of them.',
  dateChoices: (example: string) => {
    const [first = 1, second = 1] = example.split(/\D/).map(Number)
    return [
      { value: 'day_first' as const, label: capital(nameDay(second, first)) },
      { value: 'month_first' as const, label: capital(nameDay(first, second)) },
    ]
  },
  lengths: (differ: number) =>
    `In ${rows(differ)} the clock times and the duration say different things. Which is right?`,
  lengthsExample: ({ row, clockSeconds, durationSeconds }: Example) =>
    `In row ${formatNumber(row)} it is ${formatDuration(clockSeconds)} from start to end, but the duration says ${formatDuration(durationSeconds)}.`,
  lengthChoices: [
    { value: 'clock' as const, label: 'The clock times' },
    { value: 'duration' as const, label: 'The duration' },
  ],
  zone: 'Where the clock times are from',
  zoneHint: 'The file says 9:00, but not in which part of the world.',
  currency: 'Currency of the new clients',
  asFile: 'As the file or the workspace says',
  bringBack: (count: number) => `Bring back ${entries(count)} too`,
  bringBackNote: 'They were imported before, and somebody has deleted them since.',
  untimed: (count: number) =>
    `${entries(count)} ${count === 1 ? 'says' : 'say'} only the day and how long, so ${count === 1 ? 'it is' : 'they are'} put one after another from nine o’clock, and marked as without clock times.`,
  unknownColumns: (titles: string[]) =>
    `Nothing is taken from the ${titles.length === 1 ? 'column' : 'columns'} ${new Intl.ListFormat('en').format(titles.map((title) => `“${title}”`))}.`,

  people: 'Whose hours are these?',
  peopleText: 'We matched them by e-mail and name. What belongs to nobody here is left out.',
  missing: 'Somebody is not here yet?',
  invite: 'Invite them',
  missingText: 'and bring the file again once they have joined: what is here by then is not added twice.',
  nobody: 'Leave out',
  nameless: 'Nobody is named in the file',
  whose: (name: string) => `Whose hours are those of ${name}?`,
  hoursOf: (count: number, seconds: number) => `${entries(count)}, ${formatDuration(seconds)}`,
  proposed: 'Matched',
  elsewhere: 'Was in another time zone',
  zoneOf: (name: string) => `Time zone of ${name}`,
  sameZone: 'As the file',

  totals: 'Totals by client',
  totalsText: 'To the second, so that you can compare them with the report you come from.',
  client: 'Client',
  entriesTitle: 'Entries',
  hours: 'Hours',
  billable: 'Billable',
  newHours: 'To import',
  noClient: 'No client',
  isNew: 'New',
  total: 'Total',

  creates: 'What will be made',
  newClients: (count: number) => counted(count, 'client', 'clients'),
  newProjects: (count: number) => counted(count, 'project', 'projects'),
  newTasks: (count: number) => counted(count, 'task', 'tasks'),
  projectOf: (client: string, name: string) => (client === '' ? name : `${client}: ${name}`),

  problems: (count: number) => `${rows(count)} cannot be read`,
  problemsText:
    'Put them right in the file and bring it again, or import the others without them. What is here by then is not added twice.',
  place: (row: number, column: string | null) =>
    column === null ? `Row ${formatNumber(row)}` : `Row ${formatNumber(row)}, ${column}`,

  doneTitle: (count: number) => (count === 0 ? 'Nothing was new' : `${entries(count)} imported`),
  doneNote: ({ seconds, created }: NonNullable<TimeImport['result']>) => {
    const made = [
      created.clients > 0 ? text.newClients(created.clients) : '',
      created.projects > 0 ? text.newProjects(created.projects) : '',
      created.tasks > 0 ? text.newTasks(created.tasks) : '',
    ].filter(Boolean)
    const hours = seconds > 0 ? `${formatDuration(seconds)} hours.` : ''
    return `${hours} ${made.length > 0 ? `New: ${new Intl.ListFormat('en').format(made)}.` : ''}`.trim()
  },
  leftOut: ({ alreadyHere, leftOut, failed }: NonNullable<TimeImport['result']>) =>
    [
      alreadyHere > 0 ? `${counted(alreadyHere, 'entry was', 'entries were')} here already.` : '',
      leftOut > 0
        ? `${counted(leftOut, 'entry', 'entries')} of people who are nobody here ${leftOut === 1 ? 'was' : 'were'} left out.`
        : '',
      failed > 0
        ? `${counted(failed, 'row that cannot be read was', 'rows that cannot be read were')} left out.`
        : '',
    ].filter(Boolean),
  overlapping: (count: number, numbers: number[]) =>
    `${counted(count, 'entry was', 'entries were')} left out because ${count === 1 ? 'it overlaps' : 'they overlap'} others, which this workspace forbids: ${numbers.length === 1 ? 'row' : 'rows'} ${numbers.map(formatNumber).join(', ')}${count > numbers.length ? ' …' : ''}.`,
  toReport: 'See them in a report',
  more: 'Import more',
  undo: 'Undo the import',
  undoneTitle: 'This import was taken back',
  undoneNote: (deleted: number, kept: number) =>
    kept > 0
      ? `${entries(deleted)} gone again; ${formatNumber(kept)} that somebody changed, sent or billed since ${kept === 1 ? 'stays' : 'stay'}.`
      : `${entries(deleted)} gone again.`,

  exportTitle: 'Take your hours out',
  exportAll:
    'Everybody’s hours that you can see, every entry a row. Each of the three imports again as it was.',
  exportOwn: 'All your hours, every entry a row. Each of the three imports again as it was.',
  exportCsv: 'Table (CSV)',
  exportXlsx: 'Workbook (XLSX)',
  exportJson: 'JSON',
  from: 'From',
  to: 'Until',
  periodHint: 'Empty takes all of them.',
}

type Example = NonNullable<TimeImport['lengths']['example']>
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
