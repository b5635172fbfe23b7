import { z } from '@hono/zod-openapi'
import { entrySources, entryStatuses } from '@promptsheet/db/schema/time'
import { instant, localDate, money, orNull } from '../http/fields.ts'

export const entryShape = z
  .object({
    id: z.uuid(),
    memberId: z.uuid(),
    startedAt: instant,
    endedAt: instant.nullable().meta({ description: 'Null while the timer runs.' }),
    durationSeconds: z.int().nullable(),
    timezone: z.string().meta({ description: 'Where the person was.', example: 'Europe/Berlin' }),
    localDate: localDate.meta({ description: 'The day it was there when it began.' }),
    isTimed: z
      .boolean()
      .meta({ description: 'Whether the clock times are known, or only the day and how long.' }),
    projectId: z.uuid().nullable(),
    taskId: z.uuid().nullable(),
    clientId: z.uuid().nullable(),
    description: z.string(),
    billable: z.boolean(),
    tags: z.array(z.string()),
    source: z.enum(entrySources),
    status: z.enum(entryStatuses),
    rate: orNull(money).meta({ description: 'Frozen when it was approved; for managers alone.' }),
    amount: orNull(money),
    invoiceId: z.uuid().nullable(),
    revision: z.int(),
    createdAt: instant,
    updatedAt: instant,
    deletedAt: instant.nullable(),
  })
  .openapi('TimeEntry')

export type TimeEntry = z.infer<typeof entryShape>
