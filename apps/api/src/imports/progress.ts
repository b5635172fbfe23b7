import { setTimeout } from 'node:timers/promises'
import type { Tx } from '@promptsheet/db/client'
import { inWorkspace } from '@promptsheet/db/in-workspace'
import { importProgress } from '@promptsheet/db/schema/imports'
import { and, eq, lte } from 'drizzle-orm'
import type { Deps } from '../deps.ts'
import type { ImportPayload } from './act-as-member.ts'

export type Progress = { done: number; total: number }

const patienceMilliseconds = 1000

/**
 * Tells how far the work has come, in a transaction of its own, so that whoever asks meanwhile sees it. The work
 * holds a connection already: when every other one is taken it goes on without waiting for one, so that many
 * imports at once cannot all wait for each other.
 */
export async function reportProgress(
  { db, log }: Pick<Deps, 'db' | 'log'>,
  payload: ImportPayload,
  progress: Progress,
): Promise<void> {
  const written = inWorkspace(db, payload, (tx) => advance(tx, payload, progress)).catch((error: unknown) =>
    log.warn({ err: error }, 'progress of an import could not be told'),
  )
  const timer = new AbortController()
  const patience = setTimeout(patienceMilliseconds, undefined, { signal: timer.signal }).catch(
    () => undefined,
  )
  await Promise.race([written, patience])
  timer.abort()
}

// A report that was late must not take back what a later one told.
async function advance(tx: Tx, { workspaceId, importId }: ImportPayload, progress: Progress): Promise<void> {
  await tx
    .update(importProgress)
    .set(progress)
    .where(
      and(
        eq(importProgress.workspaceId, workspaceId),
        eq(importProgress.importId, importId),
        lte(importProgress.done, progress.done),
      ),
    )
}

/** Sets the progress in a transaction that is there. */
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
