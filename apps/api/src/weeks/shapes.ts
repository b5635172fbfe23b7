import { z } from '@hono/zod-openapi'
import { id, instant, localDate, week } from '../http/fields.ts'
import { pageOf } from '../http/pagination.ts'
import { entryShape } from '../time-entries/shapes.ts'

const count = z.object({ entries: z.int(), seconds: z.int() })

export const statusCounts = z
  .object({ open: count, submitted: count, approved: count, invoiced: count })
  .openapi('StatusCounts', { description: 'Entries that began in the week, without a timer that runs.' })
export type StatusCounts = z.infer<typeof statusCounts>

const said = {
  submittedAt: instant.nullable(),
  returnedAt: instant.nullable(),
  returnedBy: id.nullable(),
  returnNote: z.string().meta({ description: 'What was said as it was last sent back.' }),
}

const clockSeconds = z.int().meta({
  description: 'The same by the clock: what was at once counts once. What has no clock times counts in full.',
})
const span = { startedAt: instant, endedAt: instant, seconds: z.int() }

export const weekShape = z
  .object({
    week,
    memberId: id,
    from: localDate,
    to: localDate,
    timezone: z.string().meta({ description: 'Of the person; each entry has its own beside it.' }),
    serverTime: instant,
    days: z.array(
      z.object({
        date: localDate,
        startsAt: instant.meta({ description: 'Where the person is.' }),
        lengthSeconds: z.int().meta({ description: 'Not 86400 when the clocks change.' }),
        seconds: z.int().meta({ description: 'The sum of the parts on this day.' }),
        clockSeconds,
        billableSeconds: z.int(),
      }),
    ),
    seconds: z.int().meta({ description: 'The sum of all parts.' }),
    clockSeconds,
    entries: z.array(entryShape).meta({
      description: 'All with a part in this week; one that began before it belongs to the week before.',
    }),
    parts: z
      .array(
        z.object({
          entryId: id,
          date: localDate,
          ...span,
          startTime: z.string().meta({ description: 'What the clock said.', example: '09:00:00' }),
          endTime: z.string().meta({ example: '24:00:00' }),
        }),
      )
      .meta({
        description:
          'Entries, cut where a day ended where the person was then. The parts of an entry add up to it.',
      }),
    statuses: statusCounts,
    overlaps: z.array(z.object({ entryIds: z.array(id), ...span })).meta({ description: 'Two at once.' }),
    gaps: z
      .array(z.object({ date: localDate, ...span }))
      .meta({ description: 'Between the first and the last entry of a day with clock times.' }),
    ...said,
  })
  .openapi('Week')

export const weekRow = z
  .object({ week, memberId: id, name: z.string(), statuses: statusCounts, ...said })
  .openapi('WeekRow')
export type WeekRow = z.infer<typeof weekRow>

export const weekPage = pageOf(weekRow)

export const movedShape = z
  .object({
    week,
    memberId: id,
    entryIds: z.array(id).meta({ description: 'What has another status now.' }),
    statuses: statusCounts,
  })
  .openapi('MovedWeek')
export type Moved = z.infer<typeof movedShape>

export const copiedShape = z.object({
  entryIds: z.array(id).meta({ description: 'What was written down.' }),
  skipped: z
    .array(z.object({ entryId: id, reason: z.string() }))
    .meta({ description: 'What was not, and why.' }),
})
