import { collections, collectionTeams } from '@promptsheet/db/schema/prompts'
import { and, eq, notInArray } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { lockMembership } from '../members/lock-membership.ts'
import { checkTeams } from './check-teams.ts'
import { getCollection } from './find-collections.ts'
import { lockCollectionRow, refuseUnlessManaging } from './lock-collection.ts'
import type { Collection, CollectionAccess } from './shapes.ts'

/**
 * Opens a collection to the workspace or limits it to teams, one of them the actor's. Throws not found, forbidden,
 * and 422 on the teams.
 */
export async function changeAccess(
  ctx: WorkspaceContext,
  id: string,
  access: CollectionAccess,
): Promise<Collection> {
  await lockMembership(ctx, 'edit_prompts')
  refuseUnlessManaging(ctx, await lockCollectionRow(ctx, id))
  const before = await getCollection(ctx, id)
  await writeAccess(ctx, id, access)
  const after = await getCollection(ctx, id)
  await recordAudit(ctx, {
    action: 'collection.access_changed',
    subject: { type: 'collection', id },
    collectionId: id,
    detail: {
      before: { visibility: before.visibility, teamIds: before.teamIds },
      after: { visibility: after.visibility, teamIds: after.teamIds },
    },
  })
  return after
}

/** Teams come first and go last, so that the collection is the actor's to see at every step. */
export async function writeAccess(
  ctx: WorkspaceContext,
  id: string,
  { visibility, teamIds: asked }: CollectionAccess,
): Promise<void> {
  const { workspaceId } = ctx.actor
  const teamIds = visibility === 'teams' ? [...new Set(asked)] : []
  if (visibility === 'teams') {
    await checkTeams(ctx, teamIds)
    await ctx.tx
      .insert(collectionTeams)
      .values(teamIds.map((teamId) => ({ workspaceId, collectionId: id, teamId })))
      .onConflictDoNothing()
  }
  await ctx.tx
    .update(collections)
    .set({ visibility, updatedAt: ctx.clock() })
    .where(and(eq(collections.workspaceId, workspaceId), eq(collections.id, id)))
  await ctx.tx
    .delete(collectionTeams)
    .where(
      and(
        eq(collectionTeams.workspaceId, workspaceId),
        eq(collectionTeams.collectionId, id),
        notInArray(collectionTeams.teamId, teamIds),
      ),
    )
}
