import { members, teamMembers } from '@promptsheet/db/schema/identity'
import { collections, collectionTeams } from '@promptsheet/db/schema/prompts'
import { and, eq, isNull } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { invalid } from '../errors.ts'

/**
 * Makes sure that a prompt may be in this collection and kept by this member, and that the collection stays until
 * the transaction ends. Throws 422 on `paths`. A keeper who has left the workspace is
 * refused only where they are new.
 */
export async function checkReferences(
  ctx: WorkspaceContext,
  wanted: { collectionId: string | null; ownerId: string; isOwnerNew: boolean },
  paths = { collectionId: 'body.collectionId', ownerId: 'body.ownerId' },
): Promise<void> {
  const { collectionId, ownerId } = wanted
  const collection =
    collectionId === null ? null : await lockCollection(ctx, collectionId, paths.collectionId)
  if (ownerId === ctx.actor.memberId) return
  if (!(await isMember(ctx, ownerId))) {
    if (wanted.isOwnerNew) throw invalid(paths.ownerId, 'There is no such member in this workspace.')
    return
  }
  if (collection?.visibility === 'teams' && !(await isInTeamOf(ctx, ownerId, collection.id)))
    throw invalid(
      paths.ownerId,
      'The keeper is in none of the teams that this collection is for. Pick one who is.',
    )
}

/** A collection that is there, locked so that it cannot be deleted meanwhile. Throws 422 on the path. */
export async function lockCollection(
  ctx: WorkspaceContext,
  collectionId: string,
  path = 'body.collectionId',
) {
  const [collection] = await ctx.tx
    .select({ id: collections.id, visibility: collections.visibility })
    .from(collections)
    .where(
      and(
        eq(collections.workspaceId, ctx.actor.workspaceId),
        eq(collections.id, collectionId),
        isNull(collections.deletedAt),
      ),
    )
    .for('share')
  if (collection === undefined) throw invalid(path, 'There is no such collection.')
  return collection
}

async function isMember(ctx: WorkspaceContext, memberId: string): Promise<boolean> {
  const found = await ctx.tx
    .select({ id: members.id })
    .from(members)
    .where(
      and(
        eq(members.workspaceId, ctx.actor.workspaceId),
        eq(members.id, memberId),
        isNull(members.removedAt),
      ),
    )
  return found.length > 0
}

async function isInTeamOf(ctx: WorkspaceContext, memberId: string, collectionId: string): Promise<boolean> {
  const found = await ctx.tx
    .select({ id: teamMembers.teamId })
    .from(teamMembers)
    .innerJoin(
      collectionTeams,
      and(
        eq(collectionTeams.workspaceId, teamMembers.workspaceId),
        eq(collectionTeams.teamId, teamMembers.teamId),
      ),
    )
    .where(
      and(
        eq(teamMembers.workspaceId, ctx.actor.workspaceId),
        eq(teamMembers.memberId, memberId),
        eq(collectionTeams.collectionId, collectionId),
      ),
    )
    .limit(1)
  return found.length > 0
}
