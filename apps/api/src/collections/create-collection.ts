import { collections } from '@promptsheet/db/schema/prompts'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { newId } from '../deps.ts'
import { writeAccess } from './change-access.ts'
import { getCollection } from './find-collections.ts'
import type { Collection } from './shapes.ts'

export type NewCollection = {
  name: string
  description?: string | undefined
  visibility?: 'workspace' | 'teams' | undefined
  teamIds?: string[] | undefined
}

/** Makes a collection, open to the workspace unless teams are named. Throws 422 on the teams. */
export async function createCollection(ctx: WorkspaceContext, wanted: NewCollection): Promise<Collection> {
  const id = newId(ctx)
  const now = ctx.clock()
  await ctx.tx.insert(collections).values({
    workspaceId: ctx.actor.workspaceId,
    id,
    name: wanted.name,
    description: wanted.description ?? '',
    createdBy: ctx.actor.memberId,
    createdAt: now,
    updatedAt: now,
  })
  const { visibility = 'workspace', teamIds = [] } = wanted
  if (visibility === 'teams') await writeAccess(ctx, id, { visibility, teamIds })
  await recordAudit(ctx, {
    action: 'collection.created',
    subject: { type: 'collection', id },
    collectionId: id,
    detail: { name: wanted.name, visibility, teamIds: visibility === 'teams' ? teamIds : [] },
  })
  return await getCollection(ctx, id)
}
