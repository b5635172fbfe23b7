import { users } from '@promptsheet/db/schema/identity'
import { timeImportProgress, timeImports } from '@promptsheet/db/schema/time'
import { eq } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { newId } from '../deps.ts'
import { payloadFor } from '../imports/act-as-member.ts'
import { enqueue } from '../queue/enqueue.ts'
import { storedSettings } from './fields.ts'
import { readTimeImportJob } from './read-import.job.ts'

export type NewImport = { fileName: string; bytes: Uint8Array; timezone: string | null }

/** Keeps the file and asks for it to be read; gives the import's id. */
export async function startTimeImport(
  ctx: WorkspaceContext,
  { fileName, bytes, timezone }: NewImport,
): Promise<string> {
  const { workspaceId, memberId } = ctx.actor
  const id = newId(ctx)
  const now = ctx.clock()
  await ctx.tx.insert(timeImports).values({
    workspaceId,
    id,
    // Until it is read.
    kind: 'promptsheet',
    status: 'pending',
    fileName,
    source: Buffer.from(bytes),
    settings: storedSettings.parse({ timezone: timezone ?? (await zoneOf(ctx)) }),
    createdBy: memberId,
    createdAt: now,
    updatedAt: now,
  })
  await ctx.tx.insert(timeImportProgress).values({ workspaceId, importId: id, total: 100 })
  await recordAudit(ctx, {
    action: 'time_import.started',
    subject: { type: 'time_import', id },
    detail: { fileName },
  })
  await enqueue(ctx, readTimeImportJob, payloadFor(ctx, id), { workspaceId })
  return id
}

async function zoneOf({ tx, actor }: WorkspaceContext): Promise<string> {
  const [user] = await tx.select({ timezone: users.timezone }).from(users).where(eq(users.id, actor.userId))
  return user?.timezone ?? 'UTC'
}
