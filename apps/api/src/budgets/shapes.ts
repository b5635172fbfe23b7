import { z } from '@hono/zod-openapi'
import { id, instant, localDate, money, orNull } from '../http/fields.ts'
import { currency } from '../time-tree/fields.ts'

const period = z.enum(['total', 'month'], 'Say total or month')
const target = { taskId: id.nullable(), projectId: id.nullable(), clientId: id.nullable() }

export const budgetShape = z
  .object({
    id,
    ...target,
    period,
    seconds: z.int().nullable().meta({ description: 'The hours it has, or null when it is money.' }),
    amount: orNull(money).meta({ description: 'The money it has, or null when it is hours.' }),
    since: localDate
      .nullable()
      .meta({ description: 'From when its use is counted: the month, or null for all.' }),
    usedSeconds: z.int().meta({ description: 'All time, billable or not, a running timer up to now.' }),
    usedAmount: orNull(money).meta({
      description:
        'Of a money budget: billable time, approved at its own rate and the rest at that of its day.',
    }),
    usedShare: z.number().meta({ description: '1 when it is used up.', example: 0.8 }),
    createdAt: instant,
    updatedAt: instant,
  })
  .openapi('Budget')

export const newBudget = z.object({
  taskId: id.optional(),
  projectId: id.optional(),
  clientId: id.optional(),
  period,
  seconds: z.int().min(1).max(2_000_000_000).optional().meta({ example: 360_000 }),
  amount: z.int().min(1).max(1_000_000_000_000).optional().meta({ description: 'Minor units.' }),
  currency: currency.optional().meta({ description: "The client's, when it is left out." }),
})

export type Budget = z.infer<typeof budgetShape>
export type NewBudget = z.infer<typeof newBudget>
