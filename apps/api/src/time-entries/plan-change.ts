import { isDeepStrictEqual } from 'node:util'
import { addDays } from '@promptsheet/shared/iso-week'
import type { WorkspaceContext } from '../context.ts'
import { invalid } from '../errors.ts'
import type { StoredEntry } from './get-entry.ts'
import { after, atLocal, checkSpan, placeInDay, toLocal } from './place-entry.ts'
import type { EntryChange } from './request-fields.ts'
import { type Bucket, type findingOnce, resolveBucket, saysBillable } from './resolve-bucket.ts'

export type Columns = Pick<
  StoredEntry,
  | 'projectId'
  | 'taskId'
  | 'description'
  | 'billable'
  | 'tags'
  | 'timezone'
  | 'startedAt'
  | 'endedAt'
  | 'isTimed'
>

/** What of an entry is really different. Throws invalid for times that are none and for what cannot be booked on. */
export async function planChange(
  ctx: WorkspaceContext,
  entry: StoredEntry,
  change: EntryChange,
): Promise<Partial<Columns>> {
  const { description, tags, timezone } = change
  const wanted: Partial<Columns> = {
    ...(await planBucket(ctx, entry, change)),
    ...(await planTimes(ctx, entry, change)),
    ...(description === undefined ? {} : { description }),
    ...(tags === undefined ? {} : { tags }),
    ...(timezone === undefined ? {} : { timezone }),
  }
  return Object.fromEntries(
    Object.entries(wanted).filter(([key, value]) => !isDeepStrictEqual(value, Reflect.get(entry, key))),
  )
}

type BucketChange = {
  projectId?: string | null | undefined
  taskId?: string | null | undefined
  billable?: boolean | undefined
}

/** Whether it is billable goes with the place it is in, unless a person had said otherwise. */
export async function planBucket(
  ctx: WorkspaceContext,
  entry: Bucket & { billable: boolean },
  { projectId, taskId, billable }: BucketChange,
  at = 'body',
  find?: ReturnType<typeof findingOnce>,
): Promise<Partial<Columns>> {
  const said = billable === undefined ? {} : { billable }
  const next = {
    projectId: projectId === undefined && taskId === null ? entry.projectId : (projectId ?? null),
    taskId: taskId ?? null,
  }
  const isSaid = taskId !== undefined || (projectId !== undefined && projectId !== entry.projectId)
  const isMoved =
    isSaid && (next.taskId !== entry.taskId || (next.taskId === null && next.projectId !== entry.projectId))
  if (!isMoved) return said
  const resolved = await resolveBucket(ctx, next, at, find)
  const follows = (await saysBillable(ctx, entry, find)) === entry.billable
  return {
    projectId: resolved.projectId,
    taskId: resolved.taskId,
    ...(follows ? { billable: resolved.billable } : {}),
    ...said,
  }
}

async function planTimes(
  ctx: WorkspaceContext,
  entry: StoredEntry,
  change: EntryChange,
): Promise<Partial<Columns>> {
  const { startedAt, endedAt, durationSeconds, date, startTime, endTime, timezone } = change
  if ((endedAt ?? endTime) !== undefined && durationSeconds !== undefined)
    throw invalid('body.durationSeconds', 'Give the end or how long it took, not both.')
  if ((startedAt ?? endedAt) !== undefined) {
    if ((date ?? startTime ?? endTime) !== undefined)
      throw invalid('body.startedAt', 'Give either instants, or a day and its clock.')
    const start = startedAt === undefined ? entry.startedAt : new Date(startedAt)
    const end = endedAt === undefined ? entry.endedAt : new Date(endedAt)
    return timed(ctx, start, durationSeconds === undefined ? end : after(start, durationSeconds))
  }
  if ((startTime ?? endTime) !== undefined) return await planClock(ctx, entry, change)
  if (entry.isTimed || entry.endedAt === null) {
    if (date !== undefined) return await planClock(ctx, entry, change)
    return durationSeconds === undefined
      ? {}
      : timed(ctx, entry.startedAt, after(entry.startedAt, durationSeconds))
  }
  if ((date ?? durationSeconds ?? timezone) === undefined) return {}
  const { id: besides, memberId } = entry
  return await placeInDay(ctx, {
    memberId,
    besides,
    date: date ?? entry.localDate,
    timezone: timezone ?? entry.timezone,
    durationSeconds: durationSeconds ?? secondsBetween(entry.startedAt, entry.endedAt),
  })
}

/** By the clock of a day; what is not said stays: a moved start keeps the end, a moved day the length. */
async function planClock(
  ctx: WorkspaceContext,
  entry: StoredEntry,
  { date, startTime, endTime, durationSeconds, timezone = entry.timezone }: EntryChange,
): Promise<Partial<Columns>> {
  const now = await toLocal(ctx, entry.startedAt, timezone)
  const day = date ?? now.date
  const startClock = startTime ?? now.time
  const isMoved = startTime !== undefined || day !== now.date
  const start = isMoved
    ? await atLocal(ctx, { date: day, time: startClock, timezone }, 'startTime')
    : entry.startedAt
  if (endTime !== undefined) {
    const endDate = endTime <= startClock ? addDays(day, 1) : day
    return timed(ctx, start, await atLocal(ctx, { date: endDate, time: endTime, timezone }, 'endTime'))
  }
  if (durationSeconds !== undefined) return timed(ctx, start, after(start, durationSeconds))
  const isWholeMoved = date !== undefined && startTime === undefined && entry.endedAt !== null
  const end = isWholeMoved
    ? new Date(start.getTime() + millisecondsBetween(entry.startedAt, entry.endedAt))
    : entry.endedAt
  return timed(ctx, start, end)
}

function timed(ctx: WorkspaceContext, startedAt: Date, endedAt: Date | null): Partial<Columns> {
  if (endedAt !== null) return { ...checkSpan({ startedAt, endedAt }), isTimed: true }
  if (startedAt > ctx.clock()) throw invalid('body.startedAt', 'A timer that runs began in the past.')
  return { startedAt, isTimed: true }
}

const millisecondsBetween = (from: Date, to: Date | null) => (to?.getTime() ?? 0) - from.getTime()
const secondsBetween = (from: Date, to: Date) => Math.max(1, Math.round(millisecondsBetween(from, to) / 1000))
