import { members, teamMembers } from '@promptsheet/db/schema/identity'
import { collections, collectionTeams } from '@promptsheet/db/schema/prompts'
import { and, eq, isNull } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { invalid } from '../errors.ts'

/**
 * Makes sure that a prompt may be put into this collection and kept by this member, and that the collection stays
 * until the transaction ends. Throws 422 on `body.collectionId` and `body.ownerId`.
 */
export async function checkReferences(
  ctx: WorkspaceContext,
  wanted: { collectionId: string | null; ownerId: string; path?: { collectionId: string } },
): Promise<void> {
  const { workspaceId } = ctx.actor
  const isLimited =
    wanted.collectionId !== null && (await isLimitedToTeams(ctx, wanted.collectionId, wanted.path))
  const [owner] = await ctx.tx
    .select({ id: members.id })
    .from(members)
    .where(
      and(eq(members.workspaceId, workspaceId), eq(members.id, wanted.ownerId), isNull(members.removedAt)),
    )
  if (owner === undefined) throw invalid('body.ownerId', 'There is no such member in this workspace.')
  if (!isLimited || wanted.collectionId === null || wanted.ownerId === ctx.actor.memberId) return
  const [seesIt] = await ctx.tx
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
        eq(teamMembers.workspaceId, workspaceId),
        eq(teamMembers.memberId, wanted.ownerId),
        eq(collectionTeams.collectionId, wanted.collectionId),
      ),
    )
    .limit(1)
  if (seesIt === undefined)
    throw invalid('body.ownerId', 'This member is in none of the teams that the collection is for.')
}

async function isLimitedToTeams(
  ctx: WorkspaceContext,
  collectionId: string,
  path = { collectionId: 'body.collectionId' },
): Promise<boolean> {
  // Shared lock: deleting the collection waits, or has been and this finds nothing.
  const [collection] = await ctx.tx
    .select({ visibility: collections.visibility })
    .from(collections)
    .where(
      and(
        eq(collections.workspaceId, ctx.actor.workspaceId),
        eq(collections.id, collectionId),
        isNull(collections.deletedAt),
      ),
    )
    .for('share')
  if (collection === undefined) throw invalid(path.collectionId, 'There is no such collection.')
  return collection.visibility === 'teams'
}
