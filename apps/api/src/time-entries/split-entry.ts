import { timeEntries } from '@promptsheet/db/schema/time'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { newId } from '../deps.ts'
import { conflict, invalid } from '../errors.ts'
import { refuseStaleEntry, updateEntry } from './change-entry.ts'
import { getEntry, lockEntry, type StoredEntry } from './get-entry.ts'
import { goesOn } from './goes-on.ts'
import { refusingOverlaps } from './insert-entry.ts'
import { refuseLocked } from './refuse-locked.ts'
import type { TimeEntry } from './shapes.ts'

export type Halves = { first: TimeEntry; second: TimeEntry }

/**
 * Makes two entries of one: the first keeps its id and ends at that instant, a new one goes on from there to the end, and all
 * else is the same on both. Throws not found, `stale_edit`, conflict for what is locked or runs, and invalid for an instant
 * that leaves less than a second on one side.
 */
export async function splitEntry(
  ctx: WorkspaceContext,
  { entryId, expectedRevision, at }: { entryId: string; expectedRevision: number | null; at: Date },
): Promise<Halves> {
  const entry = await lockEntry(ctx, entryId)
  await refuseStaleEntry(ctx, entry, expectedRevision)
  refuseLocked(ctx, entry)
  const cut = cutOf(entry, at)
  const id = newId(ctx)
  await updateEntry(ctx, entry, { endedAt: cut })
  // Not of the import its first half came with: to undo that one leaves what was changed since, so both halves.
  const { externalKey: _key, importId: _import, localDate: _date, ...same } = entry
  const now = ctx.clock()
  await refusingOverlaps(
    ctx.tx.insert(timeEntries).values({
      ...same,
      id,
      startedAt: cut,
      revision: 1,
      createdBy: ctx.actor.memberId,
      createdAt: now,
      updatedAt: now,
    }),
  )
  await recordAudit(ctx, {
    action: 'time_entry.split',
    subject: { type: 'time_entry', id: entryId },
    detail: { memberId: entry.memberId, date: entry.localDate, at: cut.toISOString(), secondId: id },
  })
  return { first: await getEntry(ctx, entryId), second: await getEntry(ctx, id) }
}

/**
 * Takes a split back: the first entry has its end again and the second is put away. Throws not found, conflict for what is
 * locked, and `split_changed` when the second does not go on from the first any more, or says something else by now.
 */
export async function unsplitEntry(
  ctx: WorkspaceContext,
  { entryId, secondId }: { entryId: string; secondId: string },
): Promise<TimeEntry> {
  // In the order of their ids, as all who lock several do.
  const locked = new Map<string, StoredEntry>()
  for (const id of [entryId, secondId].toSorted()) locked.set(id, await lockEntry(ctx, id))
  const [first, second] = [locked.get(entryId), locked.get(secondId)]
  for (const entry of locked.values()) refuseLocked(ctx, entry)
  if (first === undefined || second === undefined || !goesOn(first, second))
    throw conflict(
      'split_changed',
      'One of the two was changed since, so they stay apart. Change or delete them by hand.',
    )
  await updateEntry(ctx, second, { deletedAt: ctx.clock() })
  await updateEntry(ctx, first, { endedAt: second.endedAt })
  await recordAudit(ctx, {
    action: 'time_entry.unsplit',
    subject: { type: 'time_entry', id: entryId },
    detail: { memberId: first.memberId, date: first.localDate, secondId },
  })
  return await getEntry(ctx, entryId)
}

/** The instant, or, where timers began and ended within a second, the one less than a second later at which the halves add up. */
function cutOf({ startedAt, endedAt }: StoredEntry, at: Date): Date {
  if (endedAt === null)
    throw conflict('timer_running', 'The timer still runs on this. Stop it first, then split it.')
  const [start, end] = [startedAt.getTime(), endedAt.getTime()]
  const seconds = (from: number, to: number) => Math.round((to - from) / 1000)
  const isExact = seconds(start, at.getTime()) + seconds(at.getTime(), end) === seconds(start, end)
  const cut = isExact ? at.getTime() : start + Math.ceil((at.getTime() - start) / 1000) * 1000
  if (seconds(start, cut) < 1 || seconds(cut, end) < 1)
    throw invalid('body.at', 'Give a moment between its start and its end.')
  return new Date(cut)
}
