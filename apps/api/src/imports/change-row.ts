import { importRows } from '@promptsheet/db/schema/imports'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { invalid } from '../errors.ts'
import type { importRowText } from './fields.ts'
import { getImportRow } from './find-import.ts'
import { getOpenImport } from './lock-import.ts'

/**
 * Chooses what happens to a row. Throws not found, 409 once the import is not open to choices (any more), and 422
 * for an update where there is no prompt to update and for anything but a skip of a row that cannot be read.
 */
export async function changeRow(
  ctx: WorkspaceContext,
  importId: string,
  number: number,
  action: 'create' | 'update' | 'skip',
): Promise<z.output<typeof importRowText>> {
  await getOpenImport(ctx, importId)
  const row = await getImportRow(ctx, importId, number)
  if (action !== 'skip' && ['unreadable', 'ignored_file'].includes(row.reason))
    throw invalid('body.action', 'This row holds no whole prompt: put the file right, or skip it.')
  if (action === 'update' && row.promptId === null)
    throw invalid('body.action', 'There is no prompt here that this row could update.')
  await ctx.tx
    .update(importRows)
    .set({ action })
    .where(
      and(
        eq(importRows.workspaceId, ctx.actor.workspaceId),
        eq(importRows.importId, importId),
        eq(importRows.number, number),
      ),
    )
  return await getImportRow(ctx, importId, number)
}
