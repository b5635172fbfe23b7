import { postgresCode, postgresConstraint } from '@promptsheet/db/in-workspace'
import { users } from '@promptsheet/db/schema/identity'
import { timeEntries } from '@promptsheet/db/schema/time'
import { eq } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { newId } from '../deps.ts'
import { conflict, invalid } from '../errors.ts'
import type { StoredEntry } from './get-entry.ts'
import { type Bucket, resolveBucket } from './resolve-bucket.ts'

export type EntryContent = Bucket & {
  description: string
  /** Null takes what the task or the project says. */
  billable: boolean | null
  tags: string[]
  startedAt: Date
  /** Null for a timer that runs from now on. */
  endedAt: Date | null
  /** Null takes the zone in the actor's profile. */
  timezone: string | null
  isTimed: boolean
  externalKey?: string
}

/** Writes an entry of the actor. Throws invalid for a bucket that cannot be booked on, and conflict for an overlap where those are forbidden. */
export async function insertEntry(
  ctx: WorkspaceContext,
  content: EntryContent,
  source: StoredEntry['source'],
): Promise<string> {
  const { workspaceId, memberId } = ctx.actor
  const { projectId, taskId, billable } = await resolveBucket(ctx, content)
  const id = newId(ctx)
  const now = ctx.clock()
  await refusingOverlaps(
    ctx.tx.insert(timeEntries).values({
      ...content,
      workspaceId,
      id,
      memberId,
      projectId,
      taskId,
      billable: content.billable ?? billable,
      timezone: content.timezone ?? (await zoneOf(ctx)),
      source,
      createdBy: memberId,
      createdAt: now,
      updatedAt: now,
    }),
  )
  return id
}

/** A write or a read of local times, with what the database refuses about it in words. */
export async function refusingOverlaps<T>(write: PromiseLike<T>): Promise<T> {
  try {
    return await write
  } catch (error) {
    if (postgresConstraint(error) === 'time_entries_overlap')
      throw conflict(
        'entries_overlap',
        'You already have time there, and this workspace allows no overlaps. Change one of the two.',
      )
    if (postgresConstraint(error) === 'time_entries_running')
      throw conflict('timer_already_running', 'Your timer runs already. Stop it first.')
    // Postgres and Node do not know quite the same zones.
    if (postgresCode(error) === '22023') throw invalid('body.timezone', 'This time zone is not known here.')
    throw error
  }
}

/** The zone in the actor's profile. */
export async function zoneOf({ tx, actor }: WorkspaceContext): Promise<string> {
  const [user] = await tx.select({ timezone: users.timezone }).from(users).where(eq(users.id, actor.userId))
  return user?.timezone ?? 'UTC'
}
