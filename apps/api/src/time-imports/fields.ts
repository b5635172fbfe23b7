import { z } from '@hono/zod-openapi'
import { timeImportKinds, timeImportStatuses } from '@promptsheet/db/schema/time'
import { text } from '@promptsheet/shared/prompt-fields'
import { timezone } from '../auth/fields.ts'
import { id, instant, localDate } from '../http/fields.ts'
import { currency } from '../time-tree/fields.ts'

/** 40 MiB: two hundred thousand rows of a common width. */
export const maxUploadBytes = 40 * 1024 * 1024
/** How many different places to book on one file may name. */
export const mostPlaces = 10_000
export const mostProblems = 10_000

export const kind = z.enum(timeImportKinds)
export const fileName = text({ min: 1, max: 300 }).meta({ example: 'Toggl_time_entries_2026.csv' })
const dateOrder = z.enum(['month_first', 'day_first'], 'The order is month_first or day_first.')
const lengthBy = z.enum(['clock', 'duration'], 'Say clock or duration.')
const personKey = text({ max: 400, trim: false })

export const pastedHours = z
  .object({
    text: text({ min: 1, max: maxUploadBytes, trim: false, tooShort: 'Paste the hours to import.' }).meta({
      example: 'Start date,Start time,Duration,Project\n2026-11-02,09:00:00,01:30:00,Website',
    }),
    fileName: fileName.optional(),
    timezone: timezone.optional(),
  })
  .openapi('PastedTimeImport')

export const uploadedHours = z
  .object({ file: z.string().meta({ format: 'binary' }), timezone: timezone.optional() })
  .openapi('UploadedTimeImport')

const ofPerson = z.object({
  key: personKey.meta({ description: 'As in `people`.', example: 'ann@example.com' }),
  memberId: id.nullable().optional().meta({ description: 'Whose hours these are; null leaves them out.' }),
  timezone: timezone
    .nullable()
    .optional()
    .meta({ description: 'Where they were, when not where the file is from.' }),
})

/** What to take things for. What is left out stays as it is. */
export const importChange = z
  .object({
    timezone,
    dateOrder,
    lengthBy: lengthBy.meta({
      description: 'Which is right where a row’s clock times and its duration differ.',
    }),
    currency: currency.nullable().meta({ description: 'Of all new clients; null takes what the file says.' }),
    bringBackDeleted: z
      .boolean()
      .meta({ description: 'Import anew what was imported before and deleted since.' }),
    people: z.array(ofPerson).min(1).max(1000),
  })
  .partial()
  .openapi('TimeImportChange')

export const storedSettings = z.object({
  timezone: z.string(),
  zones: z.record(z.string(), z.string()).default({}),
  dateOrder: dateOrder.nullable().default(null),
  lengthBy: lengthBy.default('clock'),
  /** By person: a member, or null to leave them out. */
  people: z.record(z.string(), z.string().nullable()).default({}),
  currency: z.string().nullable().default(null),
  bringBackDeleted: z.boolean().default(false),
})
export type Settings = z.output<typeof storedSettings>

const sum = { entries: z.int(), seconds: z.int() }

/** One place of one person: how much of it a file holds, and how much of that is here. */
export const storedCell = z.object({
  person: z.string(),
  client: z.string(),
  project: z.string(),
  code: z.string(),
  task: z.array(z.string()),
  currency: z.string().nullable(),
  ...sum,
  billableSeconds: z.int(),
  /** Whether a row says that it is billable, or none says anything. */
  isBillable: z.boolean(),
  known: z.object(sum),
  deleted: z.object(sum),
})
export type Cell = z.output<typeof storedCell>

export const storedPreview = z.object({
  rows: z.int(),
  failed: z.int(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  people: z.array(z.object({ key: z.string(), name: z.string(), email: z.string() })),
  dates: z.object({ order: dateOrder.nullable(), isOpen: z.boolean(), example: z.string().nullable() }),
  lengths: z.object({
    differ: z.int(),
    example: z.object({ row: z.int(), clockSeconds: z.int(), durationSeconds: z.int() }).nullable(),
  }),
  needsZone: z.boolean(),
  untimed: z.int(),
  unknownColumns: z.array(z.string()),
  cells: z.array(storedCell),
})
export type Preview = z.output<typeof storedPreview>

export const rowProblem = z.object({
  row: z.int().meta({ description: 'As a spreadsheet counts.' }),
  column: z.string().nullable(),
  message: z.string().meta({ description: 'What is wrong, and how to put it right.' }),
})
export const storedProblems = z.array(rowProblem)

const outcome = z.object({
  ...sum,
  alreadyHere: z.int(),
  leftOut: z.int().meta({ description: 'Entries of people who were left out.' }),
  failed: z.int(),
  overlapping: z
    .object({ entries: z.int(), rows: z.array(z.int()) })
    .meta({ description: 'Left out because this workspace forbids overlaps, with the first 100 rows.' }),
  created: z.object({ clients: z.int(), projects: z.int(), tasks: z.int() }),
})
const undone = z.object({ deleted: z.int(), kept: z.int() })

export const storedResult = outcome.extend({
  createdIds: z.array(z.string()),
  undone: undone.nullable().default(null),
})
export type Result = z.output<typeof storedResult>

export const importSummary = z
  .object({
    id,
    kind: kind.meta({ description: 'Which tool wrote it; `promptsheet` for our own and any other table.' }),
    status: z.enum(timeImportStatuses),
    fileName: z.string(),
    failure: z.string().nullable(),
    progress: z.object({ done: z.int(), total: z.int() }).meta({
      description: 'Percent while the file is read; entries while they are imported or taken back.',
    }),
    result: outcome.nullable(),
    undone: undone
      .nullable()
      .meta({ description: 'What undoing deleted, and kept because somebody changed it.' }),
    createdAt: instant,
    committedAt: instant.nullable(),
    undoneAt: instant.nullable(),
  })
  .openapi('TimeImportSummary')

const person = z
  .object({
    key: z.string(),
    name: z.string(),
    email: z.string(),
    ...sum,
    memberId: id.nullable().meta({ description: 'Whose hours these become; null leaves them out.' }),
    isProposed: z.boolean().meta({ description: 'Found by their e-mail or name; nobody has said it.' }),
    timezone: z.string().nullable(),
  })
  .openapi('TimeImportPerson')

const client = z
  .object({
    name: z.string().meta({ description: 'Empty for what belongs to no client.' }),
    clientId: id.nullable().meta({ description: 'The one that is here already.' }),
    currency: z.string(),
    ...sum,
    billableSeconds: z.int(),
    newEntries: z.int().meta({ description: 'Those that are not here yet.' }),
    newSeconds: z.int(),
  })
  .openapi('TimeImportClient')

export const importShape = importSummary
  .extend({
    settings: z.object({
      timezone: z.string(),
      dateOrder: dateOrder.nullable(),
      lengthBy,
      currency: z.string().nullable(),
      bringBackDeleted: z.boolean(),
    }),
    counts: z.object({
      rows: z.int(),
      ...sum,
      newEntries: z.int().meta({ description: 'What a commit adds.' }),
      newSeconds: z.int(),
      alreadyHere: z.int(),
      deletedBefore: z.int(),
      leftOut: z.int().meta({ description: 'Of people that are nobody here.' }),
      failed: z.int(),
      untimed: z.int().meta({ description: 'Of which only the day and the length are known.' }),
    }),
    from: localDate.nullable(),
    to: localDate.nullable(),
    dates: storedPreview.shape.dates.meta({
      description:
        '`isOpen`: every date fits both orders, so somebody has to say which it is before the commit.',
    }),
    lengths: storedPreview.shape.lengths,
    needsTimezone: z
      .boolean()
      .meta({ description: 'Whether clock times of what is new depend on where it is from.' }),
    unknownColumns: z.array(z.string()).meta({ description: 'Columns that nothing is taken from.' }),
    people: z.array(person),
    clients: z.array(client),
    creates: z.object({
      clients: z.array(z.string()),
      projects: z.array(z.object({ client: z.string(), name: z.string() })),
      tasks: z.int(),
    }),
    problems: z.array(rowProblem).meta({ description: 'The first 50; the rest under `/problems`.' }),
  })
  .openapi('TimeImport')

export type TimeImportSummary = z.output<typeof importSummary>
export type TimeImport = z.output<typeof importShape>
