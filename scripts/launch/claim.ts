import { createHash } from 'node:crypto'
import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

/**
 * Takes a name for this process until `release` or its death, whatever kills it (a socket of the kernel's, no
 * file); null when another process of this machine has it. Elsewhere than on Linux it is always granted.
 */
export async function claim(name: string): Promise<{ release: () => void } | null> {
  if (process.platform !== 'linux') return { release: () => undefined }
  const server = createServer((socket) => socket.destroy())
  const { promise, resolve, reject } = Promise.withResolvers<boolean>()
  server.once('error', (error) => {
    if ('code' in error && error.code === 'EADDRINUSE') resolve(false)
    else reject(error)
  })
  server.listen(`\0promptsheet-${createHash('sha256').update(name).digest('hex')}`, () => resolve(true))
  if (!(await promise)) return null
  server.unref()
  return { release: () => server.close() }
}

/** Waits for its turn, then runs alone on this machine among those of the same name. */
export async function inTurn<T>(name: string, run: () => Promise<T>): Promise<T> {
  for (;;) {
    const turn = await claim(name)
    if (!turn) {
      await delay(50)
      continue
    }
    try {
      return await run()
    } finally {
      turn.release()
    }
  }
}
