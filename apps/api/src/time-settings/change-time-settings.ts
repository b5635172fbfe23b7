import { memberTimeSettings, timeSettings } from '@promptsheet/db/schema/time'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { conflict } from '../errors.ts'
import {
  getMemberTimeSettings,
  getTimeSettings,
  type MemberTimeSettings,
  type TimeSettings,
} from './get-time-settings.ts'

type Some<T> = { [K in keyof T]?: T[K] | undefined }

/** Throws conflict with the entries at once when overlaps are to be forbidden and there are some. */
export async function changeTimeSettings(
  ctx: WorkspaceContext,
  change: Some<TimeSettings>,
): Promise<TimeSettings> {
  const { workspaceId } = ctx.actor
  // Whoever writes an entry holds this shared, and reads the setting then.
  await ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${workspaceId}, 34))`)
  const before = await getTimeSettings(ctx)
  const after = { ...before, ...definedOf(change) }
  const values = { ...after, workspaceId, updatedAt: ctx.clock() }
  await ctx.tx
    .insert(timeSettings)
    .values(values)
    .onConflictDoUpdate({ target: timeSettings.workspaceId, set: values })
  if (after.overlapForbidden !== before.overlapForbidden) await markEntries(ctx, after.overlapForbidden)
  const changed = Object.entries(after).filter(([key, value]) => value !== Reflect.get(before, key))
  if (changed.length > 0)
    await recordAudit(ctx, {
      action: 'time_settings.changed',
      subject: { type: 'workspace', id: workspaceId },
      detail: Object.fromEntries(changed),
    })
  return after
}

export async function changeMemberTimeSettings(
  ctx: WorkspaceContext,
  change: Some<MemberTimeSettings>,
): Promise<MemberTimeSettings> {
  const { workspaceId, memberId } = ctx.actor
  const after = { ...(await getMemberTimeSettings(ctx)), ...definedOf(change) }
  const values = { ...after, workspaceId, memberId, updatedAt: ctx.clock() }
  const target = [memberTimeSettings.workspaceId, memberTimeSettings.memberId]
  await ctx.tx.insert(memberTimeSettings).values(values).onConflictDoUpdate({ target, set: values })
  return after
}

async function markEntries(ctx: WorkspaceContext, isForbidden: boolean): Promise<void> {
  if (isForbidden) {
    const entryIds = await findOverlapping(ctx)
    if (entryIds.length > 0)
      throw conflict(
        'entries_overlap',
        'Some people have time at once already. Change those entries first, then forbid it.',
        { entryIds },
      )
  }
  await ctx.tx.execute(sql`
    update time_entries set overlap_forbidden = ${isForbidden}
    where workspace_id = ${ctx.actor.workspaceId} and overlap_forbidden <> ${isForbidden}`)
}

const overlapping = z.object({ id: z.string() })

/** Entries that begin before an earlier one of the same person has ended, at most 100. */
async function findOverlapping(ctx: WorkspaceContext): Promise<string[]> {
  const rows = await ctx.tx.execute(sql`
    select x.id from (
      select e.id, e.started_at, max(coalesce(e.ended_at, 'infinity')) over (partition by e.member_id
        order by e.started_at, e.id rows between unbounded preceding and 1 preceding) as busy_until
      from time_entries e
      where e.workspace_id = ${ctx.actor.workspaceId} and e.deleted_at is null and e.is_timed
        and e.ended_at is distinct from e.started_at) x
    where x.started_at < x.busy_until order by x.started_at limit 100`)
  return rows.map((row) => overlapping.parse(row).id)
}

function definedOf<T extends object>(change: T): Partial<T> {
  const result: Partial<T> = {}
  for (const key in change) if (change[key] !== undefined) result[key] = change[key]
  return result
}
