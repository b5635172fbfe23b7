import { setTimeout } from 'node:timers/promises'
import type { Tx } from '@promptsheet/db/client'
import { inWorkspace } from '@promptsheet/db/in-workspace'
import { importProgress } from '@promptsheet/db/schema/imports'
import type { timeImportProgress } from '@promptsheet/db/schema/time'
import { and, eq, lte } from 'drizzle-orm'
import type { Deps } from '../deps.ts'
import type { ImportPayload } from './act-as-member.ts'

export type Progress = { done: number; total: number }

const patienceMilliseconds = 1000

export const { reportProgress, setProgress } = progressIn(importProgress)

/** How far imports are, as kept in a table: of prompts or of hours. */
export function progressIn(table: typeof importProgress | typeof timeImportProgress) {
  type OfImport = Pick<ImportPayload, 'workspaceId' | 'importId'>
  const ofImport = ({ workspaceId, importId }: OfImport) =>
    and(eq(table.workspaceId, workspaceId), eq(table.importId, importId))

  /** Sets the progress in a transaction that is there. */
  async function setProgress(tx: Tx, payload: OfImport, progress: Progress): Promise<void> {
    await tx.update(table).set(progress).where(ofImport(payload))
  }

  /**
   * Tells how far the work has come, in a transaction of its own, so that whoever asks meanwhile sees it. The work
   * holds a connection already: when every other one is taken it goes on without waiting for one, so that many
   * imports at once cannot all wait for each other.
   */
  async function reportProgress(
    { db, log }: Pick<Deps, 'db' | 'log'>,
    payload: ImportPayload,
    progress: Progress,
  ): Promise<void> {
    const written = inWorkspace(db, payload, async (tx) => {
      // A report that was late must not take back what a later one told.
      const isLater = lte(table.done, progress.done)
      await tx
        .update(table)
        .set(progress)
        .where(and(ofImport(payload), isLater))
    }).catch((error: unknown) => log.warn({ err: error }, 'progress of an import could not be told'))
    const timer = new AbortController()
    const patience = setTimeout(patienceMilliseconds, undefined, { signal: timer.signal }).catch(
      () => undefined,
    )
    await Promise.race([written, patience])
    timer.abort()
  }

  return { reportProgress, setProgress }
}
