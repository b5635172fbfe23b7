import { z } from '@hono/zod-openapi'
import { colours } from '@promptsheet/shared/colours'
import { text } from '@promptsheet/shared/prompt-fields'
import { instant, money, orNull } from '../http/fields.ts'
import { pageQuery } from '../http/pagination.ts'

/** What clients, projects and tasks have in common. */
export const nodeName = (noun: string, max = 100) =>
  text({ min: 1, max, collapse: true, tooShort: `Give the ${noun} a name` })
export const code = text({ max: 20, collapse: true }).meta({ example: 'ACME-1' })
export const colour = z.enum(colours, `Pick one of ${colours.join(', ')}`)
export const estimateSeconds = z
  .int('Give the estimate in whole seconds')
  .min(1, 'An estimate is at least a second; leave it out to have none')
  .max(360_000_000, 'An estimate is at most 100,000 hours')
  .nullable()
  .meta({ example: 28_800 })
export const currency = z
  .string()
  .refine(
    (code) => Intl.supportedValuesOf('currency').includes(code),
    'Give an ISO 4217 currency such as EUR.',
  )
  .meta({ example: 'EUR' })

export const newRate = z
  .object({
    amount: z.int().min(0).max(100_000_000).meta({ example: 9500 }),
    currency: currency.optional(),
  })
  .meta({ description: 'What an hour costs from today on, in minor units of the currency it is billed in.' })

export const nodeShape = {
  id: z.uuid(),
  name: z.string(),
  code: z.string(),
  estimateSeconds: z.int().nullable(),
  rate: orNull(money).meta({ description: 'What an hour costs today; for managers alone.' }),
  createdAt: instant,
  updatedAt: instant,
  archivedAt: instant.nullable(),
}

export const nodesQuery = pageQuery.extend({
  archived: z
    .enum(['false', 'true', 'all'], 'Say false, true or all')
    .default('false')
    .meta({ description: 'What is not archived, what is, or both.' }),
})
export type NodesQuery = z.infer<typeof nodesQuery>
