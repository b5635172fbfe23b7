import { members, type Role, users } from '@promptsheet/db/schema/identity'
import { and, eq, isNull, ne } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { conflict, forbidden } from '../errors.ts'
import { endTimerOf } from '../timer/end-timer-of.ts'
import { can } from '../workspaces/can.ts'
import { getMember } from './find-members.ts'
import { lockMembership } from './lock-membership.ts'

/**
 * Gives a member another role. Only owners make or unmake owners (403 `owners_only`); the last owner stays one
 * (409 `last_owner`).
 */
export async function changeRole(ctx: WorkspaceContext, memberId: string, role: Role) {
  const ownRole = await lockMembership(ctx, 'manage_members')
  const member = await getMember(ctx, memberId)
  if (member.role === role) return member
  if (role === 'owner' || member.role === 'owner') refuseUnlessOwner(ownRole)
  if (member.role === 'owner') await refuseLastOwner(ctx, memberId)
  if (!can(role, 'keep_time')) await endTimerOf(ctx, memberId)
  await ctx.tx
    .update(members)
    .set({ role, updatedAt: ctx.clock() })
    .where(and(eq(members.workspaceId, ctx.actor.workspaceId), eq(members.id, memberId)))
  await recordAudit(ctx, {
    action: 'member.role_changed',
    subject: { type: 'member', id: memberId },
    detail: { from: member.role, to: role },
  })
  return { ...member, role }
}

/** 403 unless this role may make and remove owners. */
export function refuseUnlessOwner(role: Role): void {
  if (!can(role, 'manage_owners')) throw forbidden('Only an owner can make or remove owners.', 'owners_only')
}

/** 409 unless there is another owner, whose account is not closed. Membership must be locked. */
export async function refuseLastOwner(ctx: WorkspaceContext, memberId: string): Promise<void> {
  const [other] = await ctx.tx
    .select({ id: members.id })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      and(
        eq(members.workspaceId, ctx.actor.workspaceId),
        ne(members.id, memberId),
        eq(members.role, 'owner'),
        isNull(members.removedAt),
        isNull(users.closedAt),
      ),
    )
    .limit(1)
  if (other === undefined)
    throw conflict('last_owner', 'This is the only owner. Make somebody else an owner first.')
}
