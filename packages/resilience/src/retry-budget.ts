type Options = {
  /** This many calls pay for one retry: 10 is a tenth of all calls. */
  callsPerRetry: number
  /** Retries that can be saved up; as many are there at the start. */
  most: number
}

/**
 * Lets retries be a small share of calls, and no more: when everything fails, trying again must not multiply what
 * asks. Hedges are paid from it too.
 */
export function createRetryBudget({ callsPerRetry, most }: Options) {
  let paid = most * callsPerRetry
  return {
    /** For every call, however often it is tried. */
    earn() {
      paid = Math.min(most * callsPerRetry, paid + 1)
    },
    /** Whether there may be one retry more; if so, it is spent. */
    spend(): boolean {
      if (paid < callsPerRetry) return false
      paid -= callsPerRetry
      return true
    },
  }
}

export type RetryBudget = ReturnType<typeof createRetryBudget>
