import { join } from 'node:path'
import { repository } from '../../launch/settings.ts'
import { findFreePort } from '../../services/free-port.ts'
import type { BenchDatabase } from '../bench-database.ts'
import { compareTargets, type Target } from './load.ts'
import type { Product } from './start-product.ts'
import { startServer } from './start-server.ts'

/** Microseconds of server CPU per request, by target and round: the floors, the middleware alone, and a cached prompt. */
export async function measureRequests(
  product: Product,
  { library }: BenchDatabase,
  options: { rounds: number; requests: number },
): Promise<{ names: string[]; rounds: number[][] }> {
  const [port, honoPort] = [await findFreePort(), await findFreePort()]
  const body = JSON.stringify({ text: 'x'.repeat(1000) })
  const floor = await startServer(
    join(repository, 'scripts/bench/http/floor.ts'),
    { PORT: String(port), HONO_PORT: String(honoPort), REDIS_URL: product.redis.url, BODY: body },
    [port, honoPort],
  )
  const at = { pid: floor.pid, headers: {} }
  const targets: Target[] = [
    { ...at, name: 'node:http and one Redis GET', url: `http://127.0.0.1:${port}/` },
    { ...at, name: 'Hono alone', url: `http://127.0.0.1:${honoPort}/` },
    { pid: product.pid, headers: {}, name: 'the whole middleware', url: `${product.url}/instance` },
    { ...product, name: 'a cached prompt', url: `${product.url}/prompts/${library.ids[0]}` },
  ]
  try {
    const rounds = await compareTargets(targets, { ...options, connections: 32 })
    return { names: targets.map(({ name }) => name), rounds }
  } finally {
    await floor.stop()
  }
}
