import { fullJitter } from '@promptsheet/resilience/backoff'
import { type Clock, systemClock } from '@promptsheet/resilience/clock'
import { createRetryBudget, type RetryBudget } from '@promptsheet/resilience/retry-budget'
import { isGoodAnswer, isRepeatable, isUndone, secondsToWait } from './may-repeat.ts'

export type Send = (request: Request) => Promise<Response>

/** One try of a call. A hedge is a second one beside the first. */
export type Try = (signal: AbortSignal, isHedge: boolean) => Promise<Response>

export type SendOptions = {
  fetch?: Send
  clock?: Clock
  /** From 0 up to 1. */
  random?: () => number
  /** Retries, and hedges, over all calls: without one of its own, a tenth of calls. */
  budget?: RetryBudget
  /** One try is given up after this long; a large body gets longer. The whole call has three times as long. */
  trySeconds?: number
  /** Makes a late read once more: see `createHedger`. */
  hedger?: (request: Request, once: Try, budget: RetryBudget) => Promise<Response>
  /** Told when a call is tried again, and when such a call is over. */
  onRetry?: (request: Request) => void
  onOver?: (request: Request) => void
}

const mostTries = 3
const firstPause = { firstMilliseconds: 300, mostMilliseconds: 4000 }
/** The slowest upload that is waited for: 50 KB a second. */
const bytesPerMillisecond = 50

/**
 * `fetch` for a world that fails: every try has a deadline, and what may be repeated is repeated when its answer was
 * lost or the server is busy, after the `Retry-After` it names, within a budget. `X-Attempt` counts the tries.
 */
export function createSend(options: SendOptions = {}): Send {
  const { fetch = globalThis.fetch, clock = systemClock, random = Math.random, trySeconds = 10 } = options
  const budget = options.budget ?? createRetryBudget({ callsPerRetry: 10, most: 10 })
  return async (request) => {
    const body = isBare(request) ? null : await request.clone().arrayBuffer()
    const tryMilliseconds = trySeconds * 1000 + (body?.byteLength ?? 0) / bytesPerMillisecond
    const endsAt = clock.now() + tryMilliseconds * mostTries
    const mayRepeat = isRepeatable(request)
    budget.earn()
    const tryOnce = (number: number) => {
      const left = endsAt - clock.now()
      const once: Try = (signal, isHedge) =>
        within(clock, mayRepeat ? Math.min(left, tryMilliseconds) : left, signal, async (until) => {
          const response = await fetch(copyOf(request, body, number, isHedge, until))
          // Read to its end here: an answer that breaks off half-way is one that did not come.
          await response.clone().arrayBuffer()
          return response
        })
      return options.hedger ? options.hedger(request, once, budget) : once(request.signal, false)
    }
    let isRetried = false
    try {
      for (let number = 1; ; number++) {
        const { response, error } = await tryOnce(number).then(
          (got) => ({ response: got, error: null }),
          (reason: unknown) => ({ response: null, error: reason }),
        )
        const pause =
          (response ? secondsToWait(response) * 1000 : 0) + fullJitter(number, { ...firstPause, random })
        const isFinal =
          (response && isGoodAnswer(response)) ||
          !(mayRepeat || (response && (await isUndone(response)))) ||
          request.signal.aborted ||
          number === mostTries ||
          clock.now() + pause >= endsAt ||
          !budget.spend()
        if (isFinal) {
          if (response) return response
          throw error
        }
        isRetried = true
        options.onRetry?.(request)
        await clock.wait(pause, request.signal)
      }
    } finally {
      if (isRetried) options.onOver?.(request)
    }
  }
}

const isBare = ({ method }: Request) => method === 'GET' || method === 'HEAD'

function copyOf(
  request: Request,
  body: ArrayBuffer | null,
  number: number,
  isHedge: boolean,
  signal: AbortSignal,
): Request {
  const headers = new Headers(request.headers)
  headers.set('x-attempt', String(number))
  if (isHedge) headers.set('x-is-hedge', '1')
  return new Request(request, { headers, signal, ...(body && body.byteLength > 0 && { body }) })
}

/** Runs with a signal that is aborted after so long, or with the given one. */
async function within<T>(
  clock: Clock,
  milliseconds: number,
  signal: AbortSignal,
  run: (until: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController()
  const isOver = new AbortController()
  const expire = () => late.abort(new DOMException('There was no answer in time.', 'TimeoutError'))
  clock.wait(milliseconds, isOver.signal).then(expire, () => {})
  try {
    return await run(AbortSignal.any([signal, late.signal]))
  } finally {
    isOver.abort()
  }
}
