type Options = {
  /** Outcomes older than this do not count. */
  windowMilliseconds: number
  /** Fewer outcomes than this in the window say nothing. */
  minimumCalls: number
  /** From this share of failures on it opens: 0 to 1. */
  failureShare: number
  /** How long it stays open before it tries again. */
  openMilliseconds: number
  /** As many successes in a row close it again; as many calls at most are let through meanwhile. */
  trialCalls: number
  /** Milliseconds from any start that never run backwards. */
  now: () => number
}

// The window moves on in so many steps: counted, not listed, however many calls there are.
const windowParts = 10
type Counts = { part: number; calls: number; failures: number }

export type BreakerState = 'closed' | 'open' | 'trying'

/** What a call gets while the breaker is open: it was not even tried. */
export class BreakerOpen extends Error {
  override name = 'BreakerOpen'
}

/**
 * Keeps calls from what does not answer: once half of them fail it lets none through for a while, then one at a time
 * until some in a row succeed. `force` holds it open or closed, whatever happens, until it is given null.
 */
export function createBreaker({ now, ...options }: Options) {
  const partMilliseconds = options.windowMilliseconds / windowParts
  let counts: Counts[] = []
  let openedAt: number | null = null
  let trials = 0
  let successes = 0
  let forced: 'open' | 'closed' | null = null

  const state = (): BreakerState => {
    if (forced !== null) return forced
    if (openedAt === null) return 'closed'
    return now() - openedAt < options.openMilliseconds ? 'open' : 'trying'
  }
  const open = () => {
    openedAt = now()
    counts = []
    successes = 0
  }
  const record = (isFailure: boolean) => {
    const part = Math.floor(now() / partMilliseconds)
    let current = counts.at(-1)
    if (current?.part !== part) {
      current = { part, calls: 0, failures: 0 }
      counts = [...counts.filter((one) => one.part > part - windowParts), current]
    }
    current.calls += 1
    if (!isFailure) return
    current.failures += 1
    const calls = counts.reduce((sum, one) => sum + one.calls, 0)
    const failures = counts.reduce((sum, one) => sum + one.failures, 0)
    if (calls >= options.minimumCalls && failures / calls >= options.failureShare) open()
  }
  const recordTrial = (isFailure: boolean) => {
    if (isFailure) return open()
    successes += 1
    if (successes >= options.trialCalls) openedAt = null
  }

  return {
    state,
    force: (to: 'open' | 'closed' | null) => {
      forced = to
    },
    /** Makes the call, or throws `BreakerOpen` at once. The call's own failure is passed on. */
    async run<T>(call: () => Promise<T>): Promise<T> {
      const before = state()
      if (before === 'open' || (before === 'trying' && trials > 0))
        throw new BreakerOpen('not tried: it did not answer lately')
      if (before === 'trying') trials += 1
      try {
        const result = await call()
        if (before === 'trying') recordTrial(false)
        else record(false)
        return result
      } catch (error) {
        if (before === 'trying') recordTrial(true)
        else record(true)
        throw error
      } finally {
        if (before === 'trying') trials -= 1
      }
    },
  }
}

export type Breaker = ReturnType<typeof createBreaker>
