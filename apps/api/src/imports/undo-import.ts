import { importRows, imports } from '@promptsheet/db/schema/imports'
import { prompts } from '@promptsheet/db/schema/prompts'
import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { conflict } from '../errors.ts'
import { changePrompts } from '../prompts/change-prompts.ts'
import { getLockedImport } from './lock-import.ts'

const undoDays = 7
const dayMilliseconds = 86_400_000

/**
 * Moves the prompts a committed import made to the bin, except those changed since, and gives both lists. What it
 * updated stays: the earlier versions are there. Throws not found, and 409 unless committed in the last 7 days.
 */
export async function undoImport(
  ctx: WorkspaceContext,
  importId: string,
): Promise<{ binnedPromptIds: string[]; keptPromptIds: string[] }> {
  const { workspaceId } = ctx.actor
  const found = await getLockedImport(ctx, importId)
  if (found.status === 'undone') throw conflict('import_undone', 'This import is undone already.')
  if (found.status !== 'committed' || found.committedAt === null)
    throw conflict('import_not_committed', 'There is nothing to undo: this import is not committed.')
  const now = ctx.clock()
  if (now.getTime() - found.committedAt.getTime() > undoDays * dayMilliseconds)
    throw conflict('import_too_old', `An import can be undone for ${undoDays} days.`)
  const made = await ctx.tx
    .select({ promptId: prompts.id, revision: prompts.revision, madeRevision: importRows.madeRevision })
    .from(importRows)
    .innerJoin(
      prompts,
      and(eq(prompts.workspaceId, importRows.workspaceId), eq(prompts.id, importRows.promptId)),
    )
    .where(
      and(
        eq(importRows.workspaceId, workspaceId),
        eq(importRows.importId, importId),
        eq(importRows.action, 'create'),
        isNotNull(importRows.madeRevision),
        isNull(prompts.deletedAt),
      ),
    )
    .orderBy(prompts.id)
    .for('update', { of: prompts })
  const idsOf = (some: typeof made) => some.map(({ promptId }) => promptId)
  const binnedPromptIds = idsOf(made.filter(({ revision, madeRevision }) => revision === madeRevision))
  const keptPromptIds = idsOf(made.filter(({ revision, madeRevision }) => revision !== madeRevision))
  if (binnedPromptIds.length > 0)
    await changePrompts(ctx, [{ ids: binnedPromptIds, change: { deleted: true } }])
  await ctx.tx
    .update(imports)
    .set({ status: 'undone', undoneAt: now, updatedAt: now })
    .where(and(eq(imports.workspaceId, workspaceId), eq(imports.id, importId)))
  await recordAudit(ctx, {
    action: 'import.undone',
    subject: { type: 'import', id: importId },
    collectionId: found.collectionId,
  })
  return { binnedPromptIds, keptPromptIds }
}
