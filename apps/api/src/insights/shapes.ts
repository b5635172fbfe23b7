import { z } from '@hono/zod-openapi'
import { surfaces, targets } from '@promptsheet/db/schema/prompts'
import { promptRowShape } from '../prompts/shapes.ts'

const row = promptRowShape
  .extend({
    uses: z.int().meta({ description: 'In the days asked for, as all of the following but `usesBefore`.' }),
    usesBefore: z.int().meta({ description: 'In as many days before those.' }),
    sharedBy: z.int().meta({ description: 'By how many people.' }),
    sharedByOthers: z.int().meta({ description: 'By how many people besides its keeper.' }),
    asIs: z.int(),
    edited: z.int(),
  })
  .openapi('InsightRow')

const gap = z
  .object({
    kind: z.enum(['few_prompts', 'two_in_one', 'lying_idle']).meta({
      description:
        '`few_prompts`: a category that is used far more than it has prompts. `two_in_one`: a top prompt that people change again and again. `lying_idle`: a category with prompts that nobody used.',
    }),
    category: z.string().nullable(),
    prompt: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    prompts: z.int().meta({ description: 'Prompts in the category; 0 for `two_in_one`.' }),
    uses: z.int(),
    share: z
      .number()
      .meta({ description: 'Of all uses, or of the known outcomes that were edited: 0 to 1.' }),
  })
  .openapi('InsightGap')

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
    before: z
      .object({ uses: z.int(), people: z.int() })
      .meta({ description: 'The same of as many days before, to see the trend.' }),
    top: z.array(row).meta({ description: 'The five most used.' }),
    rising: z
      .array(row)
      .meta({ description: 'Used at least twice as often as before, and at least three times; at most 5.' }),
    gaps: z.array(gap).meta({ description: 'What the most used ones say is missing; at most 4.' }),
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
export type InsightGap = z.infer<typeof gap>
export type Insights = z.infer<typeof insightsShape>
