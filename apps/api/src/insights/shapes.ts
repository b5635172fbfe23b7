import { z } from '@hono/zod-openapi'
import { surfaces, targets } from '@promptsheet/db/schema/prompts'
import { promptRowShape } from '../prompts/shapes.ts'

const row = promptRowShape
  .extend({
    uses: z.int().meta({ description: 'In the days asked for, as are the next three.' }),
    sharedBy: z.int().meta({ description: 'By how many people.' }),
    asIs: z.int(),
    edited: z.int(),
  })
  .openapi('InsightRow')

export const insightsQuery = z.object({
  days: z.coerce
    .number()
    .int()
    .min(1)
    .max(365)
    .default(30)
    .meta({ description: 'Today and the days before.' }),
})

export const insightsShape = z
  .object({
    days: z.int(),
    totals: z.object({
      prompts: z.int().meta({ description: 'Prompts you can see, outside the bin.' }),
      uses: z.int(),
      people: z.int(),
    }),
    top: z.array(row).meta({ description: 'The five most used.' }),
    untouched: z.array(row).meta({
      description:
        'Not used and not changed for 60 days, the longest first; at most 50, without retired ones.',
    }),
    reEdited: z.array(row).meta({
      description:
        'Edited before sending at least half of the times we know of, and at least three; at most 20.',
    }),
    byDay: z.array(z.object({ date: z.iso.date(), uses: z.int() })).meta({
      description: "Every day, also without uses, cut in the workspace's time zone; oldest first.",
    }),
    bySurface: z.array(z.object({ surface: z.enum(surfaces), uses: z.int() })),
    byTarget: z.array(z.object({ target: z.enum(targets), uses: z.int() })),
  })
  .openapi('Insights')

export type InsightRow = z.infer<typeof row>
export type Insights = z.infer<typeof insightsShape>
