import { z } from '@hono/zod-openapi'
import { outcomes, surfaces, targets } from '@promptsheet/db/schema/prompts'
import { text } from '@promptsheet/shared/prompt-fields'
import { id, instant } from '../http/fields.ts'

const value = z.union([text({ max: 100_000, trim: false }), z.number()]).nullable()

export const newUse = z.object({
  version: z
    .int()
    .min(1)
    .max(2_147_483_647)
    .optional()
    .meta({ description: 'The current one, if left out.' }),
  surface: z.enum(surfaces),
  target: z.enum(targets),
  inputs: z
    .record(text({ min: 1, max: 120 }), value)
    .refine((values) => Object.keys(values).length <= 200, 'A prompt can have at most 200 blanks')
    .optional()
    .meta({
      description: 'What to put into the blanks, by their ids.',
      example: { product: 'Harbour 2.0', tone: 'warm' },
    }),
})

export const filledShape = z
  .object({
    id,
    text: z.string(),
    missingInputs: z.array(z.string()).meta({
      description: 'Ids of needed blanks without a value; they stand in the text as `[label]`.',
    }),
  })
  .openapi('FilledPrompt')

export const useOutcome = z.object({
  outcome: z.enum(outcomes),
  similarity: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .optional()
    .meta({ description: 'How alike what was sent is to the filled text: 0 to 1.' }),
})

export const useShape = z
  .object({
    id,
    promptId: id,
    version: z.int(),
    surface: z.enum(surfaces),
    target: z.enum(targets),
    outcome: z.enum(outcomes).nullable(),
    similarity: z.number().nullable(),
    createdAt: instant,
  })
  .openapi('PromptUse')

export const rememberedShape = z
  .object({ values: z.record(z.string(), z.string()) })
  .openapi('RememberedInputs')

export const usageQuery = z.object({
  days: z.coerce
    .number()
    .int()
    .min(1)
    .max(365)
    .default(90)
    .meta({ description: 'Today and the days before.' }),
})

export const usageShape = z
  .object({
    days: z.int(),
    uses: z.int(),
    people: z.int(),
    asIs: z.int(),
    edited: z.int(),
    byDay: z.array(z.object({ date: z.iso.date(), uses: z.int() })).meta({
      description: "Every day, also without uses, cut in the workspace's time zone; oldest first.",
    }),
  })
  .openapi('PromptUsage')

export type NewUse = z.infer<typeof newUse>
export type UseOutcome = z.infer<typeof useOutcome>
export type PromptUse = z.infer<typeof useShape>
export type PromptUsage = z.infer<typeof usageShape>
