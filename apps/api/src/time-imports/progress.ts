import { timeImportProgress } from '@promptsheet/db/schema/time'
import type { Deps } from '../deps.ts'
import type { ImportPayload } from '../imports/act-as-member.ts'
import { type Progress, progressIn } from '../imports/progress.ts'

const tellMilliseconds = 250

const { reportProgress, setProgress } = progressIn(timeImportProgress)

export { setProgress }

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
