import { setTimeout as delay } from 'node:timers/promises'
import { PlainError } from '../plain-error.ts'
import type { Supervised } from './supervise.ts'

const READY_LIMIT_MS = 60_000

/** Waits until the API says that it is ready; throws PlainError as soon as a child ends instead. */
export async function whenReady(url: string, children: Supervised[], signal: AbortSignal): Promise<void> {
  const [server, worker] = children
  const failed = (name: string, child: Supervised | undefined) =>
    child?.firstEnd.then((words) => Promise.reject(new PlainError(`the ${name} did not start, ${words}`)))
  await Promise.race([failed('server', server), failed('worker', worker), poll()])

  async function poll() {
    const deadline = Date.now() + READY_LIMIT_MS
    while (Date.now() < deadline) {
      signal.throwIfAborted()
      const reply = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(1000) }).catch(() => null)
      if (reply?.ok) return
      await delay(40, undefined, { signal })
    }
    throw new PlainError(`the server did not become ready within a minute: see the logs in DATA_DIR`)
  }
}
