import { setImmediate } from 'node:timers/promises'
import type { Steps } from '@promptsheet/shared/steps'

const turnMilliseconds = 20
const tellMilliseconds = 300

/**
 * Runs long work in short turns, so that the other jobs of this process, and the sign that it is alive, get theirs.
 * `tell` hears now and then how far it is, from 0 to 1. Throws when the signal says stop.
 */
export async function runInTurns<T>(
  steps: Steps<T>,
  signal: AbortSignal,
  tell: (share: number) => Promise<void>,
): Promise<T> {
  let turnFrom = performance.now()
  let toldAt = turnFrom
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    const now = performance.now()
    if (now - turnFrom < turnMilliseconds) continue
    signal.throwIfAborted()
    if (now - toldAt >= tellMilliseconds) {
      toldAt = now
      await tell(step.value)
    } else await setImmediate()
    turnFrom = performance.now()
  }
}
