import { imports } from '@promptsheet/db/schema/imports'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { WorkspaceContext } from '../context.ts'
import { invalid } from '../errors.ts'
import { type blankAnswers, type ImportView, storedBlankStyles } from './fields.ts'
import { getImport } from './find-import.ts'
import { getOpenImport } from './lock-import.ts'

/**
 * Says for the whole import whether what is written in a notation becomes a blank; the commit does it. Throws not
 * found, 409 unless the import is open to choices, and 422 for a notation that is not in it.
 */
export async function answerBlanks(
  ctx: WorkspaceContext,
  importId: string,
  answers: z.output<typeof blankAnswers>,
): Promise<ImportView> {
  const found = await getOpenImport(ctx, importId)
  const styles = storedBlankStyles.parse(found.blankStyles)
  for (const style of Object.keys(answers))
    if (!styles.some((known) => known.style === style))
      throw invalid(`body.blankStyles.${style}`, 'Nothing in this import is written like that.')
  await ctx.tx
    .update(imports)
    .set({
      blankStyles: styles.map((known) => ({ ...known, isBlank: answers[known.style] ?? known.isBlank })),
      updatedAt: ctx.clock(),
    })
    .where(and(eq(imports.workspaceId, ctx.actor.workspaceId), eq(imports.id, importId)))
  return await getImport(ctx, importId)
}
