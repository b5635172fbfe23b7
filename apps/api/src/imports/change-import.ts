import { imports } from '@promptsheet/db/schema/imports'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { invalid } from '../errors.ts'
import { type ImportView, type importChange, storedBlankStyles, storedDefaults } from './fields.ts'
import { getImport } from './find-import.ts'
import { findKeepersAgain } from './find-keepers-again.ts'
import { getOpenImport } from './lock-import.ts'
import { checkCollection } from './start-import.ts'

/**
 * Changes what holds for the whole import: where its prompts go, what they get where their file says nothing, and
 * whether what is written in a notation becomes a blank. What was chosen row by row stays. Throws not found, 409 unless
 * the import is open to choices, and 422 for a collection that is not there and a notation that is not in it.
 */
export async function changeImport(
  ctx: WorkspaceContext,
  importId: string,
  change: z.output<typeof importChange>,
): Promise<ImportView> {
  const found = await getOpenImport(ctx, importId)
  const { blankStyles: answers = {}, collectionId = found.collectionId } = change
  const isMoved = collectionId !== found.collectionId
  if (isMoved && collectionId !== null) await checkCollection(ctx, collectionId)
  const styles = storedBlankStyles.parse(found.blankStyles)
  for (const style of Object.keys(answers))
    if (!styles.some((known) => known.style === style))
      throw invalid(`body.blankStyles.${style}`, 'Nothing in this import is written like that.')
  const defaults = storedDefaults.parse(found.defaults)
  const { category = defaults.category } = change
  await ctx.tx
    .update(imports)
    .set({
      collectionId,
      defaults: { ...defaults, category: category ?? undefined },
      blankStyles: styles.map((known) => ({ ...known, isBlank: answers[known.style] ?? known.isBlank })),
      updatedAt: ctx.clock(),
    })
    .where(and(eq(imports.workspaceId, ctx.actor.workspaceId), eq(imports.id, importId)))
  if (isMoved) await findKeepersAgain(ctx, importId, collectionId)
  return await getImport(ctx, importId)
}
