import type { Role } from '@promptsheet/db/schema/identity'
import { collections } from '@promptsheet/db/schema/prompts'
import { binDays } from '@promptsheet/shared/bin'
import { and, eq, gt, isNull } from 'drizzle-orm'
import type { WorkspaceContext } from '../context.ts'
import { dayMilliseconds } from '../durations.ts'
import { forbidden, notFound } from '../errors.ts'

export type StoredCollection = typeof collections.$inferSelect

const managers: readonly Role[] = ['owner', 'admin', 'manager']

/** The collection's row, locked until the transaction ends. Throws not found. */
export async function lockCollectionRow(
  ctx: WorkspaceContext,
  id: string,
  { isDeleted } = { isDeleted: false },
): Promise<StoredCollection> {
  const oldest = new Date(ctx.clock().getTime() - binDays * dayMilliseconds)
  const [row] = await ctx.tx
    .select()
    .from(collections)
    .where(
      and(
        eq(collections.workspaceId, ctx.actor.workspaceId),
        eq(collections.id, id),
        isDeleted ? gt(collections.deletedAt, oldest) : isNull(collections.deletedAt),
      ),
    )
    .for('update')
  if (row === undefined) throw notFound('collection')
  return row
}

/** Who sees a collection, and whether it goes, is for managers and whoever made it. Throws forbidden. */
export function refuseUnlessManaging(ctx: WorkspaceContext, collection: StoredCollection): void {
  if (managers.includes(ctx.actor.role) || collection.createdBy === ctx.actor.memberId) return
  throw forbidden('Only managers and whoever made this collection may do this.')
}
