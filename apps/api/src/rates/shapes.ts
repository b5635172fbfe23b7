import { z } from '@hono/zod-openapi'
import { id, instant, localDate, money, orNull } from '../http/fields.ts'
import { currency } from '../time-tree/fields.ts'

/** A day that a calendar and Postgres both have. */
export const day = localDate.refine(
  (date) => date >= '1970-01-01' && date <= '2199-12-31',
  'Give a day between 1970 and 2199.',
)

/** What a rate or budget is of; a rate with none of them is the workspace's. */
export const target = {
  taskId: id.nullable(),
  projectId: id.nullable(),
  clientId: id.nullable(),
  memberId: id.nullable(),
}

export const rateShape = z
  .object({
    id,
    ...target,
    rate: money,
    effectiveFrom: localDate,
    isCurrent: z.boolean().meta({ description: 'Whether it is the one of its kind that counts today.' }),
    createdAt: instant,
  })
  .openapi('Rate')

export const newRate = z.object({
  taskId: id.optional(),
  projectId: id.optional(),
  clientId: id.optional(),
  memberId: id.optional(),
  amount: z.int().min(0).max(100_000_000).meta({ description: 'Minor units for an hour.', example: 9500 }),
  currency: currency
    .optional()
    .meta({ description: "The client's, else the workspace's, when it is left out." }),
  effectiveFrom: day.optional().meta({
    description:
      'When it is left out: today in the workspace, or 1970-01-01 where nothing had a rate in this currency before.',
  }),
})

export const workQuery = z.object({
  memberId: id,
  taskId: id.optional(),
  projectId: id.optional().meta({ description: 'Not needed with a task.' }),
  day: day.optional().meta({ description: 'Today in the workspace, when it is left out.' }),
})

export const rateOfWorkShape = z
  .object({
    day: localDate,
    currency: z
      .string()
      .meta({ description: "What such work is billed in: the client's, else the workspace's." }),
    rate: orNull(rateShape).meta({ description: 'The one that counts, or null when none is set.' }),
  })
  .openapi('RateOfWork')

export type Rate = z.infer<typeof rateShape>
export type NewRate = z.infer<typeof newRate>
export type RateOfWork = z.infer<typeof rateOfWorkShape>
export type WorkQuery = z.infer<typeof workQuery>

export const ratesQuery = z.object({
  taskId: id.optional(),
  projectId: id.optional(),
  clientId: id.optional(),
  memberId: id.optional(),
})
