import { z } from '@hono/zod-openapi'
import { entryStatuses } from '@promptsheet/db/schema/time'
import { text } from '@promptsheet/shared/prompt-fields'
import { type Rounding, rounding as ruleShape } from '@promptsheet/shared/rounding'
import { timezone } from '../auth/fields.ts'
import { id, instant, localDate, money, orNull } from '../http/fields.ts'

export const dimensions = [
  'client',
  'project',
  'task',
  'member',
  'tag',
  'day',
  'week',
  'month',
  'entry',
] as const
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
] as const

const mostListed = 50
const some = (what: string) => `Give ${what}, several of them with commas between`

/** A list with commas between its parts. */
function listOf<T extends z.ZodType<unknown, string>>(part: T, message: string) {
  return z
    .string()
    .transform((list) => list.split(',').map((word) => word.trim()))
    .pipe(z.array(part, message).max(mostListed, `Give at most ${mostListed}`))
}

// What Postgres and everybody's calendar agree on.
const day = localDate.refine(
  (date) => date >= '1970-01-01' && date < '2200-01-01',
  'Give a day from 1970 on, before 2200',
)
const ids = listOf(z.uuid('There is no such person, client, project or task'), some('an id'))
const groupBy = listOf(z.enum(dimensions), some(dimensions.join(', '))).refine(
  (named) => new Set(named).size === named.length,
  'Name each grouping once',
)
const rounding = z.string().transform((words, checked): Rounding => {
  const [mode, minutes = '', per, ...rest] = words.split(':')
  const parsed = ruleShape.safeParse({
    mode,
    minutes: /^\d{1,3}$/.test(minutes) ? Number(minutes) : null,
    per,
  })
  if (parsed.success && rest.length === 0) return parsed.data
  const message =
    'Give a rounding such as nearest:15:entry, with nearest, up or down, minutes up to 480, and entry, day or group'
  checked.addIssue({ code: 'custom', message })
  return z.NEVER
})

// Anew: what is made before zod learns of OpenAPI does not know the word.
export const roundingShape = z.object(ruleShape.shape).openapi('Rounding')

const filters = {
  memberId: ids.optional(),
  clientId: ids.optional(),
  projectId: ids.optional(),
  taskId: ids.optional().meta({ description: 'With the tasks below them.', example: id.meta()?.example }),
  tag: text({ min: 1, max: 100 }).optional(),
  billable: z.enum(['true', 'false']).optional(),
  status: listOf(z.enum(entryStatuses), some(entryStatuses.join(', '))).optional(),
}

export const reportQuery = z.object({
  from: day.optional(),
  to: day.optional().meta({ description: 'The last day, included.' }),
  period: z.enum(periods).optional().meta({
    description: 'In place of `from` and `to`, seen from today in the zone of the report.',
  }),
  groupBy: groupBy.optional().meta({
    description: 'The levels from the outermost to the innermost; `project` when left out.',
    example: 'client,project,week',
  }),
  timezone: timezone.optional().meta({ description: 'Yours when left out: days are cut there.' }),
  rounding: rounding.optional().meta({
    description:
      'How hours are shown; the money stays what it is. What is exact to the step stays as it is, and totals are the sums of the lines.',
    example: 'nearest:15:entry',
  }),
  ...filters,
})

const totals = {
  durationSeconds: z.int(),
  billableSeconds: z.int(),
  amounts: z.array(money).meta({
    description:
      'Of billable time, by currency: frozen where it is approved, else at the rates of today. Empty for who may not see money.',
  }),
  entries: z.int().meta({ description: 'How many entries have a part in it.' }),
  isRunning: z.boolean().meta({ description: 'Whether a timer that runs is in it, counted up to now.' }),
}

export const totalsShape = z.object(totals).openapi('ReportTotals')

const group = z.object({
  by: z.enum(dimensions),
  key: z.string().nullable().meta({
    description:
      'An id, a tag, a day, an ISO week or a month; null for what has none. An entry is called what it says.',
    example: '2026-W47',
  }),
  label: z.string(),
  within: z.string().nullable().meta({ description: 'Where a project or task is.', example: 'Acme / Site' }),
  colour: z.string().nullable(),
  ...totals,
})

export type ReportGroup = z.infer<typeof group> & { groups?: ReportGroup[] | undefined }

export const groupShape: z.ZodType<ReportGroup> = group
  .extend({ groups: z.array(z.lazy(() => groupShape)).optional() })
  .openapi('ReportGroup')

export const reportShape = z
  .object({
    from: localDate,
    to: localDate,
    timezone: z.string().meta({ example: 'Europe/Berlin' }),
    weekStart: z.int().meta({ description: '0 is Sunday, 1 is Monday.' }),
    groupBy: z.array(z.enum(dimensions)),
    rounding: orNull(roundingShape),
    totals: totalsShape,
    groups: z.array(groupShape),
    isOverlapping: z.boolean().meta({
      description:
        'Whether the groups by tag hold more than the totals: an entry counts under each of its tags, and once in every total.',
    }),
    ownHoursOnly: z.boolean().meta({ description: 'Whether these are your hours alone, by your role.' }),
    asOf: instant.meta({ description: 'Up to when running timers are counted.' }),
  })
  .openapi('TimeReport')

const clockTime = {
  durationSeconds: z.int().meta({ description: 'The sum of the entries, as they were tracked.' }),
  clockSeconds: z.int().meta({ description: 'By the clock: what one person did at once counts once.' }),
}

export const clockShape = z
  .object({
    from: localDate,
    to: localDate,
    timezone: z.string(),
    ...clockTime,
    members: z.array(z.object({ memberId: id, ...clockTime })),
  })
  .openapi('ClockTime')

export type ClockTime = z.infer<typeof clockShape>
export type ReportQuery = z.infer<typeof reportQuery>
export type { Rounding }
export type Dimension = (typeof dimensions)[number]
export type Period = (typeof periods)[number]
export type ReportTotals = z.infer<typeof totalsShape>
export type TimeReport = z.infer<typeof reportShape>
