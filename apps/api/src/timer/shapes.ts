import { z } from '@hono/zod-openapi'
import { instant, orNull } from '../http/fields.ts'
import { entryShape } from '../time-entries/shapes.ts'

const forgotten = z
  .object({
    since: instant.meta({ description: 'When it had run as long as its person said that is too long.' }),
    proposedEnd: instant.meta({ description: 'When the work is likely to have ended.' }),
    reason: z.enum(['usual_day_end', 'last_activity', 'usual_length']).meta({
      description:
        'What the proposed end is: when days usually end for this person; the last thing they did here before a long pause; or `since`, when nothing better is known.',
    }),
  })
  .openapi('ForgottenTimer')

export const timerShape = z
  .object({
    entry: orNull(entryShape).meta({ description: 'The entry that runs, or that this call ended.' }),
    serverTime: instant.meta({ description: 'To count from, whatever the clock of the reader says.' }),
    forgotten: orNull(forgotten).meta({ description: 'Null unless it has run for very long.' }),
  })
  .openapi('Timer')

export type Timer = z.infer<typeof timerShape>
export type Forgotten = z.infer<typeof forgotten>
