import { teamMembers, teams } from '@promptsheet/db/schema/identity'
import { and, eq, inArray } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { invalid } from '../errors.ts'

/** Makes sure that these teams are there and that the actor is in one of them. Throws 422 on `body.teamIds`. */
export async function checkTeams(ctx: WorkspaceContext, teamIds: readonly string[]): Promise<void> {
  const { workspaceId, memberId } = ctx.actor
  const found = await ctx.tx
    .select({ id: teams.id, memberId: teamMembers.memberId })
    .from(teams)
    .leftJoin(
      teamMembers,
      and(
        eq(teamMembers.workspaceId, teams.workspaceId),
        eq(teamMembers.teamId, teams.id),
        eq(teamMembers.memberId, memberId),
      ),
    )
    .where(and(eq(teams.workspaceId, workspaceId), inArray(teams.id, [...teamIds])))
  if (found.length < new Set(teamIds).size) throw invalid('body.teamIds', 'One of these teams is not here.')
  if (!found.some((team) => team.memberId === memberId))
    throw invalid('body.teamIds', 'Pick at least one team you are in, so that you do not lock yourself out.')
}
