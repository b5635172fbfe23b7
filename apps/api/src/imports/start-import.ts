import { importFiles, importProgress, imports } from '@promptsheet/db/schema/imports'
import { collections } from '@promptsheet/db/schema/prompts'
import { and, eq, isNull } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { newId } from '../deps.ts'
import { dayMilliseconds } from '../durations.ts'
import { invalid } from '../errors.ts'
import { enqueue } from '../queue/enqueue.ts'
import { payloadFor } from './act-as-member.ts'
import { readImportJob } from './read-import.job.ts'
import type { NewImport } from './read-upload.ts'

export const keptDays = 7

/** Keeps the files and asks for them to be read; gives the import's id. Throws 422 for a collection that is not there. */
export async function startImport(ctx: WorkspaceContext, wanted: NewImport): Promise<string> {
  const { workspaceId, memberId } = ctx.actor
  const { collectionId = null, ...defaults } = wanted.defaults
  if (collectionId !== null) await checkCollection(ctx, collectionId)
  const id = newId(ctx)
  const now = ctx.clock()
  await ctx.tx.insert(imports).values({
    workspaceId,
    id,
    memberId,
    kind: wanted.kind,
    collectionId,
    defaults,
    createdAt: now,
    updatedAt: now,
    expiresAt: new Date(now.getTime() + keptDays * dayMilliseconds),
  })
  await ctx.tx.insert(importProgress).values({ workspaceId, importId: id })
  const files = wanted.files.map(({ name, bytes }, position) => ({
    workspaceId,
    importId: id,
    position,
    name,
    content: bytes,
  }))
  for (let at = 0; at < files.length; at += 500)
    await ctx.tx.insert(importFiles).values(files.slice(at, at + 500))
  await recordAudit(ctx, { action: 'import.started', subject: { type: 'import', id }, collectionId })
  await enqueue(ctx, readImportJob, payloadFor(ctx, id), { workspaceId })
  return id
}

/** Throws 422 for a collection that is not there. */
export async function checkCollection(ctx: WorkspaceContext, collectionId: string): Promise<void> {
  const [there] = await ctx.tx
    .select({ id: collections.id })
    .from(collections)
    .where(
      and(
        eq(collections.workspaceId, ctx.actor.workspaceId),
        eq(collections.id, collectionId),
        isNull(collections.deletedAt),
      ),
    )
  if (there === undefined) throw invalid('body.collectionId', 'There is no such collection.')
}
