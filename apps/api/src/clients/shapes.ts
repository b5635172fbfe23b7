import { z } from '@hono/zod-openapi'
import { text } from '@promptsheet/shared/prompt-fields'
import { code, colour, currency, estimateSeconds, newRate, nodeName, nodeShape } from '../time-tree/fields.ts'

const name = nodeName('client').meta({ example: 'Acme' })
const billingName = text({ max: 200, collapse: true })
const billingAddress = text({ max: 1000 })

export const clientShape = z
  .object({
    ...nodeShape,
    colour,
    currency: z.string().meta({ description: 'What their rates and invoices are in.', example: 'EUR' }),
    billingName: z.string().meta({ description: 'What stands on their invoices; empty for their name.' }),
    billingAddress: z.string(),
  })
  .openapi('Client')

const clientFields = { code, colour, currency, estimateSeconds, billingName, billingAddress, rate: newRate }
export const clientChange = z.object({ name, ...clientFields }).partial()
export const newClient = clientChange.extend({ name })

export type Client = z.infer<typeof clientShape>
export type NewClient = z.infer<typeof newClient>
export type ClientChange = z.infer<typeof clientChange>
