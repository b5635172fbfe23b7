import { setTimeout } from 'node:timers/promises'
import type { Tx } from '@promptsheet/db/client'
import { inWorkspace } from '@promptsheet/db/in-workspace'
import { timeImportProgress } from '@promptsheet/db/schema/time'
import { and, eq, lte } from 'drizzle-orm'
import type { Deps } from '../deps.ts'
import type { ImportPayload } from '../imports/act-as-member.ts'

export type Progress = { done: number; total: number }
type OfImport = Pick<ImportPayload, 'workspaceId' | 'importId'>

const patienceMilliseconds = 1000
const tellMilliseconds = 250

/** Tells now and then how far the work is, in transactions of their own, so that whoever asks meanwhile sees it. */
export function createReporter(deps: Pick<Deps, 'db' | 'log'>, payload: ImportPayload, signal: AbortSignal) {
  let toldAt = Number.NEGATIVE_INFINITY
  return async (progress: Progress): Promise<void> => {
    signal.throwIfAborted()
    if (performance.now() - toldAt < tellMilliseconds) return
    toldAt = performance.now()
    await reportProgress(deps, payload, progress)
  }
}

/** The work holds a connection already: when every other one is taken, it goes on without waiting for one. */
async function reportProgress(
  { db, log }: Pick<Deps, 'db' | 'log'>,
  payload: ImportPayload,
  progress: Progress,
): Promise<void> {
  const written = inWorkspace(db, payload, async (tx) => {
    // A report that was late must not take back what a later one told.
    await tx
      .update(timeImportProgress)
      .set(progress)
      .where(and(ofImport(payload), lte(timeImportProgress.done, progress.done)))
  }).catch((error: unknown) => log.warn({ err: error }, 'progress of an import could not be told'))
  const timer = new AbortController()
  const patience = setTimeout(patienceMilliseconds, undefined, { signal: timer.signal }).catch(
    () => undefined,
  )
  await Promise.race([written, patience])
  timer.abort()
}

/** Sets the progress in a transaction that is there. */
export async function setProgress(tx: Tx, payload: OfImport, progress: Progress): Promise<void> {
  await tx.update(timeImportProgress).set(progress).where(ofImport(payload))
}

const ofImport = ({ workspaceId, importId }: OfImport) =>
  and(eq(timeImportProgress.workspaceId, workspaceId), eq(timeImportProgress.importId, importId))
