import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { invalid } from '../errors.ts'
import { getEntry } from './get-entry.ts'
import { insertEntry, zoneOf } from './insert-entry.ts'
import { after, atLocal, checkSpan, placeInDay, type Span, spanOfClock } from './place-entry.ts'
import type { NewEntry } from './request-fields.ts'
import type { TimeEntry } from './shapes.ts'

/** Writes an entry of the actor. Throws invalid for times that are none and what cannot be booked on, and conflict for a forbidden overlap. */
export async function createEntry(ctx: WorkspaceContext, given: NewEntry): Promise<TimeEntry> {
  const timezone = given.timezone ?? (await zoneOf(ctx))
  const { isTimed, ...span } = await spanOf(ctx, given, timezone)
  const id = await insertEntry(
    ctx,
    {
      ...checkSpan(span),
      isTimed,
      timezone,
      projectId: given.projectId ?? null,
      taskId: given.taskId ?? null,
      description: given.description ?? '',
      billable: given.billable ?? null,
      tags: given.tags ?? [],
    },
    'manual',
  )
  const entry = await getEntry(ctx, id)
  await recordAudit(ctx, {
    action: 'time_entry.created',
    subject: { type: 'time_entry', id },
    detail: { memberId: entry.memberId, date: entry.localDate, seconds: entry.durationSeconds },
  })
  return entry
}

async function spanOf(
  ctx: WorkspaceContext,
  { startedAt, endedAt, durationSeconds, date, startTime, endTime }: NewEntry,
  timezone: string,
): Promise<Span & { isTimed: boolean }> {
  if ((endedAt ?? endTime) !== undefined && durationSeconds !== undefined)
    throw invalid('body.durationSeconds', 'Give the end or how long it took, not both.')
  if (startedAt !== undefined) {
    if ((date ?? startTime ?? endTime) !== undefined)
      throw invalid('body.startedAt', 'Give either instants, or a day and its clock.')
    const start = new Date(startedAt)
    if (endedAt !== undefined) return { startedAt: start, endedAt: new Date(endedAt), isTimed: true }
    if (durationSeconds !== undefined)
      return { startedAt: start, endedAt: after(start, durationSeconds), isTimed: true }
    throw invalid('body.endedAt', 'Say when it ended, or how long it took.')
  }
  if (endedAt !== undefined || date === undefined)
    throw invalid('body.startedAt', 'Say when: `startedAt` and `endedAt`, or `date` and `durationSeconds`.')
  if (startTime !== undefined) {
    if (endTime !== undefined)
      return { ...(await spanOfClock(ctx, { date, timezone, startTime, endTime })), isTimed: true }
    const start = await atLocal(ctx, { date, time: startTime, timezone }, 'startTime')
    if (durationSeconds !== undefined)
      return { startedAt: start, endedAt: after(start, durationSeconds), isTimed: true }
    throw invalid('body.endTime', 'Say when it ended, or how long it took.')
  }
  if (endTime !== undefined) throw invalid('body.startTime', 'Say when it began, too.')
  if (durationSeconds === undefined) throw invalid('body.durationSeconds', 'Say how long it took.')
  const { memberId } = ctx.actor
  return { ...(await placeInDay(ctx, { memberId, date, timezone, durationSeconds })), isTimed: false }
}
