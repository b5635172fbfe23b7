import { postgresConstraint } from '@promptsheet/db/in-workspace'
import { teams } from '@promptsheet/db/schema/identity'
import { and, eq, sql } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { newId } from '../deps.ts'
import { conflict } from '../errors.ts'
import { lockMembership } from '../members/lock-membership.ts'
import { getTeam } from './find-teams.ts'
import { setTeamMembers } from './set-team-members.ts'

/** Makes a team; 409 `team_name_taken` when there is one of that name, in whatever case. */
export async function createTeam(
  ctx: WorkspaceContext,
  wanted: { name: string; memberIds?: string[] | undefined },
) {
  const { workspaceId } = ctx.actor
  const now = ctx.clock()
  const id = newId(ctx)
  await withFreeName(() =>
    ctx.tx.insert(teams).values({ workspaceId, id, name: wanted.name, createdAt: now, updatedAt: now }),
  )
  await recordAudit(ctx, {
    action: 'team.created',
    subject: { type: 'team', id },
    detail: { name: wanted.name },
  })
  if (wanted.memberIds !== undefined && wanted.memberIds.length > 0)
    return await setTeamMembers(ctx, id, wanted.memberIds)
  return await getTeam(ctx, id)
}

export async function renameTeam(ctx: WorkspaceContext, teamId: string, name: string) {
  const before = await getTeam(ctx, teamId)
  if (before.name === name) return before
  await withFreeName(() =>
    ctx.tx
      .update(teams)
      .set({ name, updatedAt: ctx.clock() })
      .where(and(eq(teams.workspaceId, ctx.actor.workspaceId), eq(teams.id, teamId))),
  )
  await recordAudit(ctx, {
    action: 'team.renamed',
    subject: { type: 'team', id: teamId },
    detail: { from: before.name, to: name },
  })
  return await getTeam(ctx, teamId)
}

/** Deletes a team; 409 `team_holds_collections` while it is the only one that sees some collection. */
export async function deleteTeam(ctx: WorkspaceContext, teamId: string): Promise<void> {
  const { workspaceId } = ctx.actor
  await lockMembership(ctx, 'manage_members')
  const { name, memberIds } = await getTeam(ctx, teamId)
  const isThisTeam = and(eq(teams.workspaceId, workspaceId), eq(teams.id, teamId))
  // Whoever gives a collection to this team at this moment is waited for, or waits and finds it gone.
  await ctx.tx.select({ id: teams.id }).from(teams).where(isThisTeam).for('update')
  const [answer] = await ctx.tx.execute<{ holds: boolean }>(
    sql`select lookup.team_holds_collections(${teamId}) as holds`,
  )
  if (answer?.holds !== false)
    throw conflict(
      'team_holds_collections',
      'Some collections are only for this team. Somebody in it can open them to others first.',
    )
  await ctx.tx.delete(teams).where(isThisTeam)
  await recordAudit(ctx, {
    action: 'team.deleted',
    subject: { type: 'team', id: teamId },
    detail: { name, memberIds },
  })
}

async function withFreeName(write: () => Promise<unknown>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (postgresConstraint(error) === 'teams_name')
      throw conflict('team_name_taken', 'There is a team with this name. Pick another one.')
    throw error
  }
}
