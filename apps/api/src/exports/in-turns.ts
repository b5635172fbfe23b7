import { setImmediate } from 'node:timers/promises'

const turnMilliseconds = 10

/** The same, one after the other: other requests get their turn whenever this one's has been long enough. */
export async function* inTurns<T>(items: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T> {
  let turnFrom = performance.now()
  for await (const item of items) {
    yield item
    if (performance.now() - turnFrom < turnMilliseconds) continue
    await setImmediate()
    turnFrom = performance.now()
  }
}
