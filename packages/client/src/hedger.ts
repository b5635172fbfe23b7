import type { Clock } from '@promptsheet/resilience/clock'
import { createLatencies, hedge } from '@promptsheet/resilience/hedge'
import type { RetryBudget } from '@promptsheet/resilience/retry-budget'
import { isGoodAnswer } from './may-repeat.ts'
import type { Try } from './send.ts'

type Options = {
  clock: Clock
  /** Which reads are worth a second request when they are late. */
  isHot: (request: Request) => boolean
  /** Never sooner than this, however quick answers are. */
  leastMilliseconds?: number
}

/**
 * For `createSend`: a hot GET that takes longer than 19 of 20 did lately is asked for once more, with `X-Is-Hedge`,
 * and the first good answer is taken. It is paid from the retry budget. For clients whose answers are late by bad
 * luck: a lost packet, one of several servers; not because the server has too much to do.
 */
export function createHedger({ clock, isHot, leastMilliseconds = 50 }: Options) {
  const latencies = createLatencies({ minimumCalls: 20, mostCalls: 100 })
  return async (request: Request, once: Try, budget: RetryBudget): Promise<Response> => {
    if (request.method !== 'GET' || !isHot(request)) return once(request.signal, false)
    const startedAt = clock.now()
    const usual = latencies.p95()
    const response = await (usual === null
      ? once(request.signal, false)
      : hedge({
          call: once,
          isGood: isGoodAnswer,
          afterMilliseconds: Math.max(usual, leastMilliseconds),
          mayHedge: budget.spend,
          clock,
          signal: request.signal,
        }))
    latencies.add(clock.now() - startedAt)
    return response
  }
}
