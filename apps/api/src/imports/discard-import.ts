import { imports } from '@promptsheet/db/schema/imports'
import { and, eq } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { getLockedImport } from './lock-import.ts'
import { refuseCommitted } from './states.ts'

/** Drops an import that was not committed, its files and rows. Throws not found, and 409 for one that is or is being. */
export async function discardImport(ctx: WorkspaceContext, importId: string): Promise<void> {
  const found = await getLockedImport(ctx, importId)
  refuseCommitted(found)
  await ctx.tx
    .delete(imports)
    .where(and(eq(imports.workspaceId, ctx.actor.workspaceId), eq(imports.id, importId)))
  await recordAudit(ctx, {
    action: 'import.discarded',
    subject: { type: 'import', id: importId },
    collectionId: found.collectionId,
  })
}
