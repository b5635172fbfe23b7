import { teamMembers, teams } from '@promptsheet/db/schema/identity'
import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { invalid, notFound } from '../errors.ts'
import { readCursor, toPage } from '../http/pagination.ts'

const cursorKeys = z.tuple([z.uuid()])

/** The teams of the actor's workspace, oldest first, each with who is in it. */
export async function findTeams(ctx: WorkspaceContext, page: { limit: number; cursor?: string | undefined }) {
  const after = readCursor(page.cursor, cursorKeys)
  const rows = await teamRows(ctx, after === null ? undefined : gt(teams.id, after[0]), page.limit + 1)
  return toPage(rows, page.limit, ({ id }) => [id])
}

export async function getTeam(ctx: WorkspaceContext, teamId: string) {
  const [row] = await teamRows(ctx, eq(teams.id, teamId), 1)
  if (row === undefined) throw notFound('team')
  return row
}

/** Throws 422 on `body.teamIds` unless every one of them is a team here. Gives them without repeats. */
export async function checkTeamIds(ctx: WorkspaceContext, teamIds: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(teamIds)]
  if (wanted.length === 0) return wanted
  const known = await ctx.tx
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.workspaceId, ctx.actor.workspaceId), inArray(teams.id, wanted)))
  if (known.length < wanted.length)
    throw invalid('body.teamIds', 'One of these teams is not here (any more).')
  return wanted
}

async function teamRows(ctx: WorkspaceContext, filter: ReturnType<typeof eq> | undefined, limit: number) {
  const { workspaceId } = ctx.actor
  const rows = await ctx.tx
    .select()
    .from(teams)
    .where(and(eq(teams.workspaceId, workspaceId), filter))
    .orderBy(asc(teams.id))
    .limit(limit)
  const inThem = await ctx.tx
    .select({ teamId: teamMembers.teamId, memberId: teamMembers.memberId })
    .from(teamMembers)
    .where(
      and(
        eq(teamMembers.workspaceId, workspaceId),
        inArray(
          teamMembers.teamId,
          rows.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(asc(teamMembers.memberId))
  return rows.map(({ id, name, createdAt, updatedAt }) => ({
    id,
    name,
    memberIds: inThem.filter(({ teamId }) => teamId === id).map(({ memberId }) => memberId),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }))
}
