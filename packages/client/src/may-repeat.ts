const idempotent = new Set(['GET', 'HEAD', 'PUT', 'DELETE'])
const passing = new Set([429, 502, 503, 504])

/** Whether a call does the same however often it is made: by its method, or by its `Idempotency-Key`. */
export function isRepeatable({ method, headers }: Request): boolean {
  return idempotent.has(method) || headers.has('idempotency-key')
}

/** Whether an answer says what became of the call; one of a busy server, or of a call that still runs, does not. */
export function isGoodAnswer({ status, headers }: Response): boolean {
  const isStillRunning = status === 409 && headers.has('retry-after')
  return !passing.has(status) && !isStillRunning
}

/** How long the server asks to be left alone; 0 when it does not say. */
export function secondsToWait({ headers }: Response): number {
  return Number.parseInt(headers.get('retry-after') ?? '', 10) || 0
}
