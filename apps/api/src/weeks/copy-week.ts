import { timeEntries } from '@promptsheet/db/schema/time'
import { addDays } from '@promptsheet/shared/iso-week'
import { and, between, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { DomainError, invalid, notFound } from '../errors.ts'
import { insertEntry } from '../time-entries/insert-entry.ts'
import { midnight } from '../time-entries/near-days.ts'
import { placeInDay } from '../time-entries/place-entry.ts'
import { findDays } from './find-days.ts'

const mostAtOnce = 500

/**
 * Writes the actor's time of one week down again in another, each entry on the same day of the week, with its length and
 * without clock times. What was copied from an entry before, and is still there, is not copied again.
 */
export async function copyWeek(
  ctx: WorkspaceContext,
  {
    week,
    from,
    memberId = ctx.actor.memberId,
  }: { week: string; from: string; memberId?: string | undefined },
): Promise<{ entryIds: string[]; skipped: { entryId: string; reason: string }[] }> {
  const { actor } = ctx
  if (memberId !== actor.memberId) throw notFound('member')
  if (week === from) throw invalid('body.from', 'Copy from another week than this one.')
  // Two copies at the same moment take turns.
  await ctx.tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`${actor.workspaceId} ${memberId} ${week}`}, 35))`,
  )
  const [source, target] = [await findDays(ctx, from), await findDays(ctx, week)]
  const rows = await ctx.tx
    .select()
    .from(timeEntries)
    .where(
      and(
        eq(timeEntries.workspaceId, actor.workspaceId),
        eq(timeEntries.memberId, memberId),
        isNull(timeEntries.deletedAt),
        isNotNull(timeEntries.endedAt),
        between(timeEntries.localDate, source.from, source.to),
        // The day alone is in no index.
        between(
          timeEntries.startedAt,
          new Date(midnight(addDays(source.from, -2))),
          new Date(midnight(addDays(source.to, 3))),
        ),
      ),
    )
    .orderBy(timeEntries.startedAt, timeEntries.id)
    .limit(mostAtOnce + 1)
  if (rows.length > mostAtOnce)
    throw invalid('body.from', `This week has more than ${mostAtOnce} entries, too many to copy at once.`)
  const copied = await findCopied(ctx, memberId, week)
  const entryIds: string[] = []
  const skipped: { entryId: string; reason: string }[] = []
  for (const entry of rows) {
    const externalKey = keyOf(week, entry.id)
    const date = target.days[source.days.indexOf(entry.localDate)]
    if (copied.has(externalKey) || date === undefined || entry.endedAt === null) continue
    const durationSeconds = Math.max(
      1,
      Math.round((entry.endedAt.getTime() - entry.startedAt.getTime()) / 1000),
    )
    try {
      const span = await placeInDay(ctx, { memberId, date, timezone: entry.timezone, durationSeconds })
      const { projectId, taskId, description, billable, tags, timezone } = entry
      const content = { projectId, taskId, description, billable, tags, timezone, ...span, isTimed: false }
      entryIds.push(await insertEntry(ctx, { ...content, externalKey }, 'manual'))
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== 'invalid') throw error
      skipped.push({ entryId: entry.id, reason: error.errors[0]?.message ?? error.message })
    }
  }
  if (entryIds.length > 0)
    await recordAudit(ctx, {
      action: 'week.copied',
      subject: { type: 'member', id: memberId },
      detail: { week, from, entries: entryIds.length },
    })
  return { entryIds, skipped }
}

const keyOf = (week: string, entryId: string) => `copy:${week}:${entryId}`

async function findCopied(ctx: WorkspaceContext, memberId: string, week: string): Promise<Set<string>> {
  const rows = await ctx.tx
    .select({ key: timeEntries.externalKey })
    .from(timeEntries)
    .where(
      and(
        eq(timeEntries.workspaceId, ctx.actor.workspaceId),
        eq(timeEntries.memberId, memberId),
        isNull(timeEntries.deletedAt),
        sql`starts_with(${timeEntries.externalKey}, ${keyOf(week, '')})`,
      ),
    )
  return new Set(rows.flatMap(({ key }) => key ?? []))
}
