import { z } from '@hono/zod-openapi'
import { text } from '@promptsheet/shared/prompt-fields'
import { id, instant, localDate, orNull } from '../http/fields.ts'
import { goingLongShape } from './going-long.ts'

const ownHoursOnly = z
  .boolean()
  .meta({ description: 'Whether only your own hours are counted, by your role.' })

const state = z.enum(['on_track', 'going_long', 'over']).meta({
  description:
    '`over` is past its estimate; `going_long` is past the share of it that you chose, or likely to end past it.',
})

const row = z
  .object({
    kind: z.enum(['client', 'project', 'task']),
    id: z.uuid(),
    name: z.string(),
    within: z.string().nullable().meta({ example: 'Acme / Site' }),
    colour: z.string(),
    clientId: z.uuid().nullable(),
    projectId: z.uuid().nullable(),
    estimateSeconds: z.int(),
    actualSeconds: z
      .int()
      .meta({ description: 'With all that hangs below it, and what runs counted up to now.' }),
    forecastSeconds: z.int().meta({
      description:
        'What it is likely to take in the end: never less than it took, its estimated tasks added up, and otherwise the estimate times how work usually ends here.',
    }),
    state,
    reachesEstimateOn: localDate.nullable().meta({
      description: 'At the pace of the last four weeks; null when there is none, or it is past it.',
    }),
    archivedAt: instant.nullable(),
  })
  .openapi('Estimate')

const clientSum = z
  .object({
    clientId: z.uuid().nullable(),
    name: z.string().nullable().meta({ description: 'Null for work without a client.' }),
    colour: z.string(),
    estimates: z
      .int()
      .meta({ description: 'How many are added up: what is estimated above counts, not what is below it.' }),
    estimateSeconds: z.int(),
    actualSeconds: z.int(),
    forecastSeconds: z.int(),
    state,
  })
  .openapi('ClientEstimate')

export const estimatesQuery = z.object({
  clientId: id.optional(),
  projectId: id.optional(),
  archived: z
    .enum(['false', 'true', 'all'], 'Say false, true or all')
    .default('false')
    .meta({ description: 'What is not archived, what is, or both.' }),
})

export const estimatesShape = z
  .object({
    data: z
      .array(row)
      .meta({ description: 'What has an estimate, the furthest along first; at most 1,000.' }),
    clients: z.array(clientSum).meta({ description: 'The same by client, the furthest along first.' }),
    usual: z.object({ share: z.number(), tasks: z.int() }).nullable().meta({
      description:
        'How archived tasks with an estimate ended, as a share of it: the median, of at least three.',
    }),
    longFromPercent: z
      .int()
      .meta({ description: 'The share of an estimate from which you want to be told.' }),
    ownHoursOnly,
    asOf: instant,
  })
  .openapi('Estimates')

const similar = z.object({
  id: z.uuid(),
  name: z.string(),
  projectId: z.uuid(),
  within: z.string().meta({ example: 'Acme / Site' }),
  estimateSeconds: z.int().nullable(),
  actualSeconds: z.int(),
  similarity: z.number().meta({ description: '0 to 1.' }),
  archivedAt: instant.nullable(),
})

export const similarShape = z
  .object({
    data: z.array(similar).meta({ description: 'Past tasks, the most similar first; at most 8.' }),
    medianSeconds: z.int().nullable().meta({ description: 'Half of them took at most that long.' }),
    p80Seconds: z.int().nullable().meta({ description: 'Four of five took at most that long.' }),
    ownHoursOnly,
  })
  .openapi('SimilarTasks')

export const similarQuery = z.object({
  name: text({ min: 1, max: 200, collapse: true, tooShort: 'Say what is to be done' }),
  projectId: id.optional(),
  tags: text({ max: 1000 })
    .optional()
    .meta({ description: 'Several with commas between.', example: 'design,print' }),
})

export const runningEstimateShape = z
  .object({
    estimate: orNull(goingLongShape).meta({
      description: 'Null while nothing runs, and where nothing is estimated.',
    }),
  })
  .openapi('RunningEstimate')

export type EstimateRow = z.infer<typeof row>
export type ClientSum = z.infer<typeof clientSum>
export type Estimates = z.infer<typeof estimatesShape>
export type SimilarTasks = z.infer<typeof similarShape>
