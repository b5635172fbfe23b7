import { timeEntries } from '@promptsheet/db/schema/time'
import { and, eq, isNull } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import type { StoredEntry } from './get-entry.ts'
import { longestMilliseconds } from './place-entry.ts'

/** Whether the second can be what a split made of the first's end: it goes on from there, and says the same of one length. */
export function goesOn(first: StoredEntry, second: StoredEntry): boolean {
  const said = ({ projectId, taskId, description, billable, tags, timezone, isTimed, source }: StoredEntry) =>
    JSON.stringify([projectId, taskId, description, billable, tags, timezone, isTimed, source])
  return (
    first.id !== second.id &&
    first.memberId === second.memberId &&
    first.endedAt?.getTime() === second.startedAt.getTime() &&
    second.endedAt !== null &&
    // What came with an import, or was copied, is a piece of work of its own.
    second.importId === null &&
    second.externalKey === null &&
    said(first) === said(second) &&
    isWhole(first.startedAt, second.startedAt, second.endedAt)
  )
}

/** Whether something goes on from where the entry ends now, as the second half of a split does. */
export async function isSplit(ctx: WorkspaceContext, entry: StoredEntry): Promise<boolean> {
  if (entry.endedAt === null) return false
  const following = await ctx.tx
    .select()
    .from(timeEntries)
    .where(
      and(
        eq(timeEntries.workspaceId, ctx.actor.workspaceId),
        eq(timeEntries.memberId, entry.memberId),
        eq(timeEntries.startedAt, entry.endedAt),
        isNull(timeEntries.deletedAt),
      ),
    )
  return following.some((second) => goesOn(entry, second))
}

// Where both were cut within a second, or one of them was split again, joining them could make a second more or less.
function isWhole(from: Date, cut: Date, to: Date): boolean {
  const seconds = (one: Date, other: Date) => Math.round((other.getTime() - one.getTime()) / 1000)
  const isShort = to.getTime() - from.getTime() <= longestMilliseconds
  return isShort && seconds(from, cut) + seconds(cut, to) === seconds(from, to)
}
