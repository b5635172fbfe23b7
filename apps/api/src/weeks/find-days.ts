import { members, users, workspaces } from '@promptsheet/db/schema/identity'
import { daysOf } from '@promptsheet/shared/iso-week'
import { and, eq } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { notFound } from '../errors.ts'
import { can } from '../workspaces/can.ts'

/** The day weeks start on here; 0 is Sunday. */
export async function findWeekStart(ctx: WorkspaceContext): Promise<number> {
  const [row] = await ctx.tx
    .select({ weekStart: workspaces.weekStart })
    .from(workspaces)
    .where(eq(workspaces.id, ctx.actor.workspaceId))
  return row?.weekStart ?? 1
}

/** The first and the last day of a week, and those between. */
export async function findDays(ctx: WorkspaceContext, week: string) {
  const days = daysOf(week, await findWeekStart(ctx))
  return { days, from: days[0] ?? '', to: days[6] ?? '' }
}

/** Whose week it is: the actor's, if left out. Throws not found for somebody whose hours the actor may not see. */
export async function getPerson(ctx: WorkspaceContext, memberId: string | undefined) {
  const { actor } = ctx
  const wanted = memberId ?? actor.memberId
  if (wanted !== actor.memberId && !can(actor.role, 'see_everyones_time')) throw notFound('member')
  const [person] = await ctx.tx
    .select({ memberId: members.id, name: users.name, timezone: users.timezone })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.workspaceId, actor.workspaceId), eq(members.id, wanted)))
  if (person === undefined) throw notFound('member')
  return person
}
