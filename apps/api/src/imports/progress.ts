import type { Tx } from '@promptsheet/db/client'
import { inWorkspace } from '@promptsheet/db/in-workspace'
import { importProgress } from '@promptsheet/db/schema/imports'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../deps.ts'
import type { ImportPayload } from './act-as-member.ts'

export type Progress = { done: number; total: number }

/** Tells how far the work has come, in a transaction of its own, so that whoever asks meanwhile sees it. */
export async function reportProgress(
  deps: Pick<Deps, 'db'>,
  payload: ImportPayload,
  progress: Progress,
): Promise<void> {
  await inWorkspace(deps.db, payload, (tx) => setProgress(tx, payload, progress))
}

/** The same in a transaction that is there. */
export async function setProgress(
  tx: Tx,
  { workspaceId, importId }: Pick<ImportPayload, 'workspaceId' | 'importId'>,
  progress: Progress,
): Promise<void> {
  await tx
    .update(importProgress)
    .set(progress)
    .where(and(eq(importProgress.workspaceId, workspaceId), eq(importProgress.importId, importId)))
}
