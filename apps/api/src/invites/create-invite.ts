import { postgresConstraint } from '@promptsheet/db/in-workspace'
import { invites, members, type Role, users } from '@promptsheet/db/schema/identity'
import { and, eq, isNull, lte } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { newId } from '../deps.ts'
import { dayMilliseconds } from '../durations.ts'
import { conflict } from '../errors.ts'
import { refuseUnlessOwner } from '../members/change-role.ts'
import { lockMembership } from '../members/lock-membership.ts'
import { enqueue } from '../queue/enqueue.ts'
import { checkTeamIds } from '../teams/find-teams.ts'
import { getInvite } from './find-invites.ts'
import { refuseTooManyMails } from './refuse-too-many-mails.ts'
import { sendInviteJob } from './send-invite.job.ts'

export const inviteDays = 7

type Wanted = { email: string; role: Role; teamIds: string[] }

/**
 * Invites somebody by mail. 409 `already_member` or `already_invited`; only an owner invites an owner (403
 * `owners_only`). Nobody can invite themselves into a team: they are a member already.
 */
export async function createInvite(ctx: WorkspaceContext, { email, role, teamIds }: Wanted) {
  const { workspaceId, memberId } = ctx.actor
  const ownRole = await lockMembership(ctx, 'manage_members')
  if (role === 'owner') refuseUnlessOwner(ownRole)
  const teams = await checkTeamIds(ctx, teamIds)
  await refuseMember(ctx, email)
  await refuseTooManyMails(ctx)
  const id = newId(ctx)
  const now = ctx.clock()
  await takeBackExpired(ctx, email, now)
  try {
    await ctx.tx.insert(invites).values({
      workspaceId,
      id,
      email,
      role,
      teamIds: teams,
      invitedBy: memberId,
      createdAt: now,
      expiresAt: inviteExpiry(now),
    })
  } catch (error) {
    if (postgresConstraint(error) === 'invites_open')
      throw conflict('already_invited', 'There is an open invite for this address. You can send it again.')
    throw error
  }
  await enqueue(ctx, sendInviteJob, { inviteId: id }, { workspaceId })
  await recordAudit(ctx, {
    action: 'invite.created',
    subject: { type: 'invite', id },
    detail: { email, role, teamIds: teams },
  })
  return await getInvite(ctx, id)
}

export function inviteExpiry(now: Date): Date {
  return new Date(now.getTime() + inviteDays * dayMilliseconds)
}

async function refuseMember(ctx: WorkspaceContext, email: string): Promise<void> {
  const [found] = await ctx.tx
    .select({ id: members.id })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      and(eq(members.workspaceId, ctx.actor.workspaceId), isNull(members.removedAt), eq(users.email, email)),
    )
  if (found !== undefined) throw conflict('already_member', 'Somebody with this address is here already.')
}

// One that ran out unanswered gives way to a new one.
async function takeBackExpired(ctx: WorkspaceContext, email: string, now: Date): Promise<void> {
  await ctx.tx
    .update(invites)
    .set({ revokedAt: now })
    .where(
      and(
        eq(invites.workspaceId, ctx.actor.workspaceId),
        eq(invites.email, email),
        isNull(invites.acceptedAt),
        isNull(invites.revokedAt),
        lte(invites.expiresAt, now),
      ),
    )
}
