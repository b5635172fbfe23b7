import { apiKeys, members, teamMembers } from '@promptsheet/db/schema/identity'
import { and, eq, isNull } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { forbidden } from '../errors.ts'
import { endTimerOf } from '../timer/end-timer-of.ts'
import { can } from '../workspaces/can.ts'
import { refuseLastOwner, refuseUnlessOwner } from './change-role.ts'
import { getMember } from './find-members.ts'
import { lockMembership } from './lock-membership.ts'

/**
 * Takes a member out of the workspace, or lets them leave: no teams, no keys, and no session leads into it any
 * more. What they made stays, with their name on it.
 */
export async function removeMember(ctx: WorkspaceContext, memberId: string): Promise<void> {
  const { workspaceId } = ctx.actor
  const ownRole = await lockMembership(ctx, 'use_prompts')
  const isLeaving = memberId === ctx.actor.memberId
  if (!isLeaving && !can(ownRole, 'manage_members'))
    throw forbidden(
      `Your role here (${ownRole}) lets you leave, but not remove others. Ask an owner or admin.`,
    )
  const { role } = await getMember(ctx, memberId)
  if (role === 'owner') {
    refuseUnlessOwner(ownRole)
    await refuseLastOwner(ctx, memberId)
  }
  const now = ctx.clock()
  await endTimerOf(ctx, memberId)
  await ctx.tx
    .update(members)
    .set({ removedAt: now, updatedAt: now })
    .where(and(eq(members.workspaceId, workspaceId), eq(members.id, memberId)))
  await ctx.tx
    .delete(teamMembers)
    .where(and(eq(teamMembers.workspaceId, workspaceId), eq(teamMembers.memberId, memberId)))
  await ctx.tx
    .update(apiKeys)
    .set({ revokedAt: now })
    .where(
      and(eq(apiKeys.workspaceId, workspaceId), eq(apiKeys.memberId, memberId), isNull(apiKeys.revokedAt)),
    )
  await recordAudit(ctx, {
    action: isLeaving ? 'member.left' : 'member.removed',
    subject: { type: 'member', id: memberId },
    detail: { role },
  })
}
