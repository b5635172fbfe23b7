import { collections } from '@promptsheet/db/schema/prompts'
import { and, eq } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { getCollection } from './find-collections.ts'
import { lockCollectionRow } from './lock-collection.ts'
import type { Collection } from './shapes.ts'

/** Changes what a collection is called and what it is for. Throws not found. */
export async function changeCollection(
  ctx: WorkspaceContext,
  id: string,
  change: { name?: string | undefined; description?: string | undefined },
): Promise<Collection> {
  const before = await lockCollectionRow(ctx, id)
  const name = change.name ?? before.name
  const description = change.description ?? before.description
  if (name !== before.name || description !== before.description) {
    await ctx.tx
      .update(collections)
      .set({ name, description, updatedAt: ctx.clock() })
      .where(and(eq(collections.workspaceId, ctx.actor.workspaceId), eq(collections.id, id)))
    await recordAudit(ctx, {
      action: 'collection.changed',
      subject: { type: 'collection', id },
      collectionId: id,
      detail: {
        before: { name: before.name, description: before.description },
        after: { name, description },
      },
    })
  }
  return await getCollection(ctx, id)
}
