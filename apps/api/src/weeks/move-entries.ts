import { timesheetWeeks } from '@promptsheet/db/schema/time'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { conflict, forbidden, notFound } from '../errors.ts'
import { freezeRates } from '../rates/freeze-rates.ts'
import { beganOn } from '../time-entries/near-days.ts'
import { can } from '../workspaces/can.ts'
import { countStatuses } from './count-statuses.ts'
import { findDays, getPerson } from './find-days.ts'
import type { Moved } from './shapes.ts'

export type WeekPart = { week: string; memberId?: string | undefined; entryIds?: string[] | undefined }
type Status = 'open' | 'submitted' | 'approved' | 'invoiced'

const row = z.object({
  id: z.string(),
  status: z.enum(['open', 'submitted', 'approved', 'invoiced']),
  isRunning: z.boolean(),
})

/** Sends one's time of a week for approval: all that is open, or these entries. */
export async function submitWeek(ctx: WorkspaceContext, part: WeekPart): Promise<Moved> {
  await refuseOthers(ctx, part, 'Only the person themselves sends their time for approval.')
  return await moveEntries(ctx, part, {
    from: ['open'],
    to: 'submitted',
    action: 'week.submitted',
    said: { submittedAt: ctx.clock() },
  })
}

/** Approves what was sent, and of one's own time also what is open; the money of each entry is settled with it. */
export async function approveWeek(ctx: WorkspaceContext, part: WeekPart): Promise<Moved> {
  const isOwn = (part.memberId ?? ctx.actor.memberId) === ctx.actor.memberId
  return await moveEntries(ctx, part, {
    from: isOwn ? ['open', 'submitted'] : ['submitted'],
    to: 'approved',
    action: 'week.approved',
  })
}

/** Sends back what was sent for approval, with a note. */
export async function returnWeek(ctx: WorkspaceContext, part: WeekPart, note: string): Promise<Moved> {
  return await moveEntries(ctx, part, {
    from: ['submitted'],
    to: 'open',
    action: 'week.returned',
    detail: { note },
    said: { returnedAt: ctx.clock(), returnedBy: ctx.actor.memberId, returnNote: note },
  })
}

/**
 * Opens time again: what the actor sent themselves, or, for managers, also what is approved, unless only what waits is meant;
 * `submitted` takes only the approval back. Throws forbidden, and conflict for what is invoiced.
 */
export async function reopenWeek(
  ctx: WorkspaceContext,
  part: WeekPart,
  {
    to = 'open',
    waitingOnly = false,
  }: { to?: 'open' | 'submitted' | undefined; waitingOnly?: boolean | undefined },
): Promise<Moved> {
  const isManager = can(ctx.actor.role, 'manage_time')
  if (!isManager) await refuseOthers(ctx, part, 'Only a manager opens the time of somebody else.')
  if (!isManager && to === 'submitted') throw forbidden('Only a manager takes an approval back.')
  const from: Status[] = isManager && !waitingOnly ? ['approved'] : []
  return await moveEntries(ctx, part, {
    from: to === 'open' ? ['submitted', ...from] : from,
    to,
    action: 'week.reopened',
  })
}

async function refuseOthers(ctx: WorkspaceContext, part: WeekPart, message: string): Promise<void> {
  const { memberId } = await getPerson(ctx, part.memberId)
  if (memberId !== ctx.actor.memberId) throw forbidden(message, 'not_your_week')
}

type Move = {
  from: Status[]
  to: 'open' | 'submitted' | 'approved'
  action: string
  detail?: Record<string, unknown>
  said?: Partial<typeof timesheetWeeks.$inferInsert>
}

/** Of the whole week all that can move; of named entries all, or none. What already is there stays. */
async function moveEntries(
  ctx: WorkspaceContext,
  { week, memberId: wanted, entryIds }: WeekPart,
  { from, to, action, detail = {}, said }: Move,
): Promise<Moved> {
  const { memberId } = await getPerson(ctx, wanted)
  const { days, ...span } = await findDays(ctx, week)
  const rows = await lockEntries(ctx, { memberId, ...span }, entryIds)
  if (entryIds !== undefined && rows.length !== new Set(entryIds).size) throw notFound('time entry')
  const moving = rows.filter(({ status, isRunning }) => from.includes(status) && !isRunning)
  const stuck = rows.filter((entry) => !moving.includes(entry) && entry.status !== to)
  if (entryIds !== undefined && stuck.length > 0)
    throw conflict('entry_locked', whyStuck(stuck, to), { entryIds: stuck.map(({ id }) => id) })
  const ids = moving.map(({ id }) => id)
  if (ids.length > 0) {
    const now = ctx.clock()
    await ctx.tx.execute(sql`
      update time_entries set status = ${to}, revision = revision + 1, updated_at = ${now.toISOString()}
      where workspace_id = ${ctx.actor.workspaceId} and id = any (${sql.param(ids)}::uuid[])`)
    await freezeRates(ctx, ids)
    if (said !== undefined) {
      const values = { ...said, workspaceId: ctx.actor.workspaceId, memberId, week, updatedAt: now }
      const target = [timesheetWeeks.workspaceId, timesheetWeeks.memberId, timesheetWeeks.week]
      await ctx.tx.insert(timesheetWeeks).values(values).onConflictDoUpdate({ target, set: values })
    }
    await recordAudit(ctx, {
      action,
      subject: { type: 'member', id: memberId },
      detail: { ...detail, week, entries: ids.length, entryIds: ids.slice(0, 500) },
    })
  }
  return { week, memberId, entryIds: ids, statuses: await countStatuses(ctx, { memberId, ...span }) }
}

/** In the order of their ids, so that two who do this never wait for each other. */
async function lockEntries(
  ctx: WorkspaceContext,
  { memberId, from, to }: { memberId: string; from: string; to: string },
  entryIds: string[] | undefined,
) {
  const rows = await ctx.tx.execute(sql`
    select e.id, e.status, e.ended_at is null as "isRunning" from time_entries e
    where e.workspace_id = ${ctx.actor.workspaceId} and e.member_id = ${memberId} and e.deleted_at is null
      and ${beganOn({ from, to })}
      and ${entryIds === undefined ? sql`true` : sql`e.id = any (${sql.param(entryIds)}::uuid[])`}
    order by e.id for update`)
  return rows.map((each) => row.parse(each))
}

function whyStuck(stuck: readonly z.infer<typeof row>[], to: Move['to']): string {
  if (stuck.some(({ isRunning }) => isRunning)) return 'A timer still runs among these. Stop it first.'
  if (stuck.some(({ status }) => status === 'invoiced'))
    return 'Some of this is on an invoice that was sent, so it stays as it is.'
  if (to === 'approved') return 'Some of this has not been sent for approval yet.'
  return 'Some of this is approved already. A manager can open it again.'
}
