import { collections, prompts } from '@promptsheet/db/schema/prompts'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { conflict, invalid } from '../errors.ts'
import { lockCollection } from '../prompts/check-references.ts'
import { getCollection } from './find-collections.ts'
import { lockCollectionRow, refuseUnlessManaging } from './lock-collection.ts'
import type { Collection } from './shapes.ts'

/**
 * Deletes a collection; it can come back for 30 days. Its prompts go where `moveTo` says (`none` is no collection),
 * never anywhere by themselves: that could widen who sees them. Throws not found, forbidden, 422 on `query.moveTo`,
 * and `collection_not_empty`.
 */
export async function deleteCollection(
  ctx: WorkspaceContext,
  id: string,
  moveTo: string | undefined,
): Promise<void> {
  const collection = await lockCollectionRow(ctx, id)
  refuseUnlessManaging(ctx, collection)
  const target = moveTo === undefined || moveTo === 'none' ? null : moveTo
  if (target === id) throw invalid('query.moveTo', 'Pick another collection than the one that goes.')
  if (target !== null) await lockCollection(ctx, target, 'query.moveTo')
  const promptIds = moveTo === undefined ? [] : await movePrompts(ctx, id, target)
  if (moveTo === undefined) await refuseWhenFull(ctx, id)
  await write(ctx, id, ctx.clock())
  await recordAudit(ctx, {
    action: 'collection.deleted',
    subject: { type: 'collection', id },
    collectionId: id,
    detail: { name: collection.name, ...(promptIds.length === 0 ? {} : { movedTo: target, promptIds }) },
  })
}

/** Brings a deleted collection back, without the prompts that left it. Throws not found and forbidden. */
export async function undeleteCollection(ctx: WorkspaceContext, id: string): Promise<Collection> {
  const collection = await lockCollectionRow(ctx, id, { isDeleted: true })
  refuseUnlessManaging(ctx, collection)
  await write(ctx, id, null)
  await recordAudit(ctx, {
    action: 'collection.undeleted',
    subject: { type: 'collection', id },
    collectionId: id,
    detail: { name: collection.name },
  })
  return await getCollection(ctx, id)
}

const isLiveIn = (ctx: WorkspaceContext, collectionId: string) =>
  and(
    eq(prompts.workspaceId, ctx.actor.workspaceId),
    eq(prompts.collectionId, collectionId),
    isNull(prompts.deletedAt),
  )

async function refuseWhenFull(ctx: WorkspaceContext, id: string): Promise<void> {
  const promptCount = await ctx.tx.$count(prompts, isLiveIn(ctx, id))
  if (promptCount > 0)
    throw conflict(
      'collection_not_empty',
      'There are prompts in it. Say with `moveTo` where they go: another collection, or `none`.',
      { promptCount },
    )
}

async function movePrompts(ctx: WorkspaceContext, id: string, target: string | null): Promise<string[]> {
  const moved = await ctx.tx
    .update(prompts)
    .set({ collectionId: target, revision: sql`${prompts.revision} + 1`, updatedAt: ctx.clock() })
    .where(isLiveIn(ctx, id))
    .returning({ id: prompts.id })
  return moved.map((prompt) => prompt.id)
}

async function write(ctx: WorkspaceContext, id: string, deletedAt: Date | null): Promise<void> {
  await ctx.tx
    .update(collections)
    .set({ deletedAt, updatedAt: ctx.clock() })
    .where(and(eq(collections.workspaceId, ctx.actor.workspaceId), eq(collections.id, id)))
}
