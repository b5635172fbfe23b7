import type { Tx } from '@promptsheet/db/client'
import { importFiles, imports } from '@promptsheet/db/schema/imports'
import { and, eq, sql } from 'drizzle-orm'
import { recordAudit } from '../audit/record.ts'
import type { WorkspaceContext } from '../context.ts'
import { dayMilliseconds } from '../durations.ts'
import type { ImportPayload } from './act-as-member.ts'
import type { Applied } from './apply-rows.ts'
import { lockImport, type StoredImport } from './lock-import.ts'
import { setProgress } from './progress.ts'

const keptDaysAfterCommit = 30

/** Writes down what came of each row, drops the files, and marks the import as committed. */
export async function finishCommit(
  ctx: WorkspaceContext,
  { id, collectionId, rowCount }: StoredImport,
  applied: readonly Applied[],
): Promise<void> {
  const { workspaceId } = ctx.actor
  const now = ctx.clock()
  await ctx.tx.execute(sql`
    update import_rows r set action = a.action, prompt_id = a.prompt_id, made_revision = a.revision
    from jsonb_to_recordset(${JSON.stringify(applied.map(toColumns))}::jsonb)
      as a(number integer, action text, prompt_id uuid, revision integer)
    where r.workspace_id = ${workspaceId} and r.import_id = ${id} and r.number = a.number`)
  await ctx.tx
    .delete(importFiles)
    .where(and(eq(importFiles.workspaceId, workspaceId), eq(importFiles.importId, id)))
  await ctx.tx
    .update(imports)
    .set({
      status: 'committed',
      updatedAt: now,
      committedAt: now,
      expiresAt: new Date(now.getTime() + keptDaysAfterCommit * dayMilliseconds),
    })
    .where(and(eq(imports.workspaceId, workspaceId), eq(imports.id, id)))
  await setProgress(ctx.tx, { workspaceId, importId: id }, { done: rowCount, total: rowCount })
  // No numbers: they would count prompts that the reader of the entry may not see.
  await recordAudit(ctx, { action: 'import.committed', subject: { type: 'import', id }, collectionId })
}

/** Opens an import again that could not be committed, with the reason. */
export async function reopenImport(
  tx: Tx,
  payload: ImportPayload,
  failure: string,
  now: Date,
): Promise<void> {
  const found = await lockImport(tx, payload)
  if (found?.status !== 'committing') return
  await tx
    .update(imports)
    .set({ status: 'ready', failure: failure.slice(0, 1000), updatedAt: now })
    .where(and(eq(imports.workspaceId, payload.workspaceId), eq(imports.id, payload.importId)))
  await setProgress(tx, payload, { done: 0, total: found.rowCount })
}

// A row that turned out to change nothing made nothing.
const toColumns = ({ number, action, promptId, revision }: Applied) => ({
  number,
  action,
  prompt_id: promptId,
  revision: action === 'skip' ? null : revision,
})
