import type { Tx } from '@promptsheet/db/client'
import { invites, members, type Role, teamMembers, teams } from '@promptsheet/db/schema/identity'
import { and, eq, gt, inArray, isNull } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import { hashToken } from '../auth/hash-token.ts'
import { type Deps, newId } from '../deps.ts'
import { conflict } from '../errors.ts'
import { inviteExpired } from './find-invite-by-token.ts'

type Joining = { workspaceId: string; inviteId: string; userId: string; token: string }

/**
 * Spends an invite, once, and makes the person a member with its role and those of its teams that are left.
 * Somebody who was here before gets their old place back, under the new role.
 */
export async function joinWorkspace(
  ctx: Deps & { tx: Tx; requestId: string | null },
  { workspaceId, inviteId, userId, token }: Joining,
): Promise<void> {
  const now = ctx.clock()
  const [invite] = await ctx.tx
    .update(invites)
    .set({ acceptedAt: now })
    .where(
      and(
        eq(invites.workspaceId, workspaceId),
        eq(invites.id, inviteId),
        eq(invites.tokenHash, hashToken(token)),
        isNull(invites.acceptedAt),
        isNull(invites.revokedAt),
        gt(invites.expiresAt, now),
      ),
    )
    .returning({ role: invites.role, teamIds: invites.teamIds })
  if (invite === undefined) throw inviteExpired()
  const { role } = invite
  const memberId = await addOrRevive(ctx, { workspaceId, userId, role })
  const teamIds = await addToTeams(ctx, { workspaceId, memberId, teamIds: invite.teamIds })
  const actor = { kind: 'member' as const, userId, workspaceId, memberId, role, scopes: null, keyId: null }
  await recordAudit(
    { ...ctx, actor },
    {
      action: 'member.joined',
      subject: { type: 'member', id: memberId },
      detail: { inviteId, role, teamIds },
    },
  )
}

async function addOrRevive(
  ctx: Deps & { tx: Tx },
  { workspaceId, userId, role }: { workspaceId: string; userId: string; role: Role },
): Promise<string> {
  const now = ctx.clock()
  const [known] = await ctx.tx
    .select({ id: members.id, removedAt: members.removedAt })
    .from(members)
    .where(and(eq(members.workspaceId, workspaceId), eq(members.userId, userId)))
    .for('update')
  if (known !== undefined && known.removedAt === null)
    throw conflict('already_member', 'You are in this workspace already.')
  if (known === undefined) {
    const id = newId(ctx)
    await ctx.tx.insert(members).values({ workspaceId, id, userId, role, createdAt: now, updatedAt: now })
    return id
  }
  await ctx.tx
    .update(members)
    .set({ role, removedAt: null, updatedAt: now })
    .where(and(eq(members.workspaceId, workspaceId), eq(members.id, known.id)))
  return known.id
}

async function addToTeams(
  ctx: { tx: Tx },
  wanted: { workspaceId: string; memberId: string; teamIds: string[] },
): Promise<string[]> {
  const { workspaceId, memberId, teamIds } = wanted
  if (teamIds.length === 0) return []
  const left = await ctx.tx
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.workspaceId, workspaceId), inArray(teams.id, teamIds)))
    .for('key share')
  if (left.length > 0)
    await ctx.tx.insert(teamMembers).values(left.map(({ id }) => ({ workspaceId, teamId: id, memberId })))
  return left.map(({ id }) => id)
}
