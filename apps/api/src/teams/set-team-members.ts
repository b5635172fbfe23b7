import { members, teamMembers } from '@promptsheet/db/schema/identity'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { forbidden, invalid } from '../errors.ts'
import { lockMembership } from '../members/lock-membership.ts'
import { can } from '../workspaces/can.ts'
import { getTeam } from './find-teams.ts'

/**
 * Makes these members the team's, and no others. Somebody who is not an owner cannot add themselves (403
 * `not_yourself`): what is limited to a team stays with whom the team lets in. Unknown members are 422.
 */
export async function setTeamMembers(ctx: WorkspaceContext, teamId: string, memberIds: readonly string[]) {
  const { workspaceId, memberId: ownId } = ctx.actor
  const ownRole = await lockMembership(ctx, 'manage_members')
  const before = await getTeam(ctx, teamId)
  const wanted = [...new Set(memberIds)]
  const added = wanted.filter((id) => !before.memberIds.includes(id))
  const removed = before.memberIds.filter((id) => !wanted.includes(id))
  await refuseUnknown(ctx, added)
  if (added.includes(ownId) && !can(ownRole, 'manage_owners'))
    throw forbidden(
      'You cannot add yourself to a team. Ask an owner, or another admin, to add you.',
      'not_yourself',
    )
  if (added.length > 0)
    await ctx.tx.insert(teamMembers).values(added.map((memberId) => ({ workspaceId, teamId, memberId })))
  if (removed.length > 0)
    await ctx.tx
      .delete(teamMembers)
      .where(
        and(
          eq(teamMembers.workspaceId, workspaceId),
          eq(teamMembers.teamId, teamId),
          inArray(teamMembers.memberId, removed),
        ),
      )
  if (added.length + removed.length > 0)
    await recordAudit(ctx, {
      action: 'team.members_changed',
      subject: { type: 'team', id: teamId },
      detail: { added, removed },
    })
  return await getTeam(ctx, teamId)
}

async function refuseUnknown(ctx: WorkspaceContext, memberIds: string[]): Promise<void> {
  if (memberIds.length === 0) return
  const known = await ctx.tx
    .select({ id: members.id })
    .from(members)
    .where(
      and(
        eq(members.workspaceId, ctx.actor.workspaceId),
        inArray(members.id, memberIds),
        isNull(members.removedAt),
      ),
    )
  if (known.length < memberIds.length)
    throw invalid('body.memberIds', 'One of these people is not in this workspace (any more).')
}
