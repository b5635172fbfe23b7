import { importRows, imports } from '@promptsheet/db/schema/imports'
import { prompts } from '@promptsheet/db/schema/prompts'
import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { changePrompts } from '../prompts/change-prompts.ts'
import type { StoredImport } from './lock-import.ts'
import { type Progress, setProgress } from './progress.ts'

const promptsAtOnce = 200

/**
 * Moves the prompts a committed import made to the bin, except those changed since, and writes down which were
 * which. What it updated stays: the earlier versions are there.
 */
export async function takeBack(
  ctx: WorkspaceContext,
  { id, collectionId }: StoredImport,
  report: (progress: Progress) => Promise<void>,
): Promise<void> {
  const { workspaceId } = ctx.actor
  const ofThis = and(eq(importRows.workspaceId, workspaceId), eq(importRows.importId, id))
  const made = await ctx.tx
    .select({ promptId: prompts.id, revision: prompts.revision, madeRevision: importRows.madeRevision })
    .from(importRows)
    .innerJoin(
      prompts,
      and(eq(prompts.workspaceId, importRows.workspaceId), eq(prompts.id, importRows.promptId)),
    )
    .where(
      and(
        ofThis,
        eq(importRows.action, 'create'),
        isNotNull(importRows.madeRevision),
        isNull(prompts.deletedAt),
      ),
    )
    .orderBy(prompts.id)
    .for('update', { of: prompts })
  const idsOf = (some: typeof made) => some.map(({ promptId }) => promptId)
  const untouched = idsOf(made.filter(({ revision, madeRevision }) => revision === madeRevision))
  const touched = idsOf(made.filter(({ revision, madeRevision }) => revision !== madeRevision))
  const mark = async (ids: string[], isBinned: boolean) => {
    if (ids.length === 0) return
    await ctx.tx
      .update(importRows)
      .set({ isBinned })
      .where(and(ofThis, inArray(importRows.promptId, ids)))
  }
  await mark(touched, false)
  for (let at = 0; at < untouched.length; at += promptsAtOnce) {
    const ids = untouched.slice(at, at + promptsAtOnce)
    await changePrompts(ctx, [{ ids, change: { deleted: true } }])
    await mark(ids, true)
    await report({ done: at + ids.length, total: made.length })
  }
  const now = ctx.clock()
  await ctx.tx
    .update(imports)
    .set({ status: 'undone', undoneAt: now, updatedAt: now })
    .where(and(eq(imports.workspaceId, workspaceId), eq(imports.id, id)))
  await setProgress(ctx.tx, { workspaceId, importId: id }, { done: made.length, total: made.length })
  await recordAudit(ctx, { action: 'import.undone', subject: { type: 'import', id }, collectionId })
}
