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

/** Whether an answer says that nothing was done for the call, so that any call may be made again. */
export async function isUndone(response: Response): Promise<boolean> {
  if (response.status !== 503) return response.status === 429
  const problem: unknown = await response
    .clone()
    .json()
    .catch(() => null)
  return typeof problem === 'object' && problem !== null && 'code' in problem && problem.code === 'overloaded'
}

/** How long the server asks to be left alone; 0 when it does not say. */
export function secondsToWait({ headers }: Response): number {
  return Number.parseInt(headers.get('retry-after') ?? '', 10) || 0
}
