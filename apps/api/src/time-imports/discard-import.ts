import { timeImports } from '@promptsheet/db/schema/time'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { refuseCommitted } from '../imports/states.ts'
import { getLockedImport, ofImport } from './lock-import.ts'

/** Drops an import that was not committed, and its file. Throws not found, and 409 for one that is or is being. */
export async function discardTimeImport(ctx: WorkspaceContext, importId: string): Promise<void> {
  const found = await getLockedImport(ctx, importId)
  refuseCommitted(found)
  await ctx.tx.delete(timeImports).where(ofImport(found))
  await recordAudit(ctx, {
    action: 'time_import.discarded',
    subject: { type: 'time_import', id: importId },
    detail: { fileName: found.fileName },
  })
}
