import { z } from '@hono/zod-openapi'
import { entryStatuses } from '@promptsheet/db/schema/time'
import { isWeek } from '@promptsheet/shared/iso-week'
import { tags, text } from '@promptsheet/shared/prompt-fields'
import { timezone } from '../auth/fields.ts'
import { id, instant, localDate, week } from '../http/fields.ts'
import { pageQuery } from '../http/pagination.ts'

const isOurTime = (value: string) => value >= '1970-01-02' && value < '2200'
const between = 'Give a time between 1970 and 2200'

export const workInstant = instant.refine(isOurTime, between)
export const workDate = localDate.refine(isOurTime, between)
export const workWeek = week.refine(
  (value) => isOurTime(value.slice(0, 4).concat('-06')) && isWeek(value),
  'There is no such week',
)

const longestSeconds = 31 * 86_400
const clock = (pattern: RegExp) => z.string().regex(pattern, 'Give a time of day such as 09:30')

const times = {
  startedAt: workInstant,
  endedAt: workInstant,
  durationSeconds: z.int().min(1, 'Give at least a second').max(longestSeconds, 'Keep it to 31 days'),
  date: workDate.meta({ description: 'A day where the person is.' }),
  startTime: clock(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/).meta({
    description: 'What the clock said there.',
    example: '09:00',
  }),
  endTime: clock(/^(([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?|24:00)$/).meta({
    description: 'One that is not after `startTime` is on the next day.',
    example: '10:30',
  }),
}

const content = {
  projectId: id.nullable(),
  taskId: id.nullable(),
  description: text({ max: 2000 }),
  billable: z.boolean(),
  tags,
}

export const entryStatus = z.enum(entryStatuses, `Say ${entryStatuses.join(', ')}`)

/** Once by instants, or by a day and its clock, or by a day and how long. */
export const newEntry = z.object({ ...times, ...content, timezone }).partial()

export type NewEntry = z.infer<typeof newEntry>
export type EntryChange = NewEntry

export const mostAtOnce = 500

const ids = z.array(id).min(1, 'Name at least one entry').max(mostAtOnce)

export const entryGroup = z
  .object({
    ids,
    change: z
      .object({
        ...content,
        addTags: tags,
        removeTags: tags,
        deleted: z.boolean().meta({ description: 'Away, or back again.' }),
      })
      .omit({ tags: true })
      .partial(),
  })
  .openapi('TimeEntryGroup')

export type EntryGroup = z.infer<typeof entryGroup>

const namedOnce = (named: readonly string[]) => new Set(named).size === named.length

/** One group, or several as an undo has them; all of it happens, or none. */
export const entryGroups = z
  .object({
    ids: ids.optional(),
    change: entryGroup.shape.change.optional(),
    changes: z.array(entryGroup).min(1, 'Say what to change').max(mostAtOnce).optional(),
  })
  .refine((body) => groupsOf(body).length > 0, 'Say which entries, as `ids`, and what to change, as `change`')
  .refine(
    (body) => groupsOf(body).reduce((sum, group) => sum + group.ids.length, 0) <= mostAtOnce,
    `Change at most ${mostAtOnce} entries at once`,
  )
  .refine((body) => namedOnce(groupsOf(body).flatMap((group) => group.ids)), 'Name each entry once')

type Groups = {
  ids?: string[] | undefined
  change?: EntryGroup['change'] | undefined
  changes?: EntryGroup[] | undefined
}

export function groupsOf({ ids: only, change, changes = [] }: Groups): EntryGroup[] {
  return only === undefined || change === undefined ? changes : [{ ids: only, change }, ...changes]
}

export const entryList = pageQuery.extend({
  from: workDate.optional().meta({ description: 'A day where the person was; the first that counts.' }),
  to: workDate.optional().meta({ description: 'The last that counts.' }),
  memberId: id.optional().meta({ description: 'Of one person; else of everybody whose hours you may see.' }),
  clientId: id.optional(),
  projectId: id.optional(),
  taskId: id.optional(),
  status: entryStatus.optional(),
  tag: text({ min: 1, max: 50, collapse: true }).optional(),
  deleted: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true')
    .meta({ description: 'What was deleted, instead.', type: 'boolean' }),
})
export type EntryList = z.infer<typeof entryList>
