import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import postgres from 'postgres'
import { hashKey } from '../../../apps/api/src/auth/authenticate.ts'
import { repository } from '../../launch/settings.ts'
import { findFreePort } from '../../services/free-port.ts'
import { startRedis } from '../../services/redis.ts'
import type { BenchDatabase } from '../bench-database.ts'
import { compareTargets, type Target } from './load.ts'
import { startServer } from './start-server.ts'

const enoughRequests = '1000000'

/** Microseconds of server CPU per request, by target and round: the floors, the middleware alone, and a cached prompt. */
export async function measureRequests(
  { url, appUrl, actor, library }: BenchDatabase,
  dataDir: string,
  options: { rounds: number; requests: number },
): Promise<{ names: string[]; rounds: number[][] }> {
  const redis = await startRedis({ dataDir, durable: false })
  const [floorPort, apiPort] = [await findFreePort(), await findFreePort()]
  const key = await makeKey(url, actor)
  const body = JSON.stringify({ text: 'x'.repeat(1000) })
  const floor = await startServer(
    join(repository, 'scripts/bench/http/floor.ts'),
    { PORT: String(floorPort), REDIS_URL: redis.url, BODY: body },
    [floorPort, floorPort + 1],
  )
  const api = await startServer(
    join(repository, 'apps/api/src/server.ts'),
    {
      NODE_ENV: 'production',
      PORT: String(apiPort),
      PUBLIC_URL: `http://127.0.0.1:${apiPort}`,
      DATA_DIR: dataDir,
      DATABASE_URL: appUrl,
      REDIS_URL: redis.url,
      SECRET_KEY: randomBytes(32).toString('hex'),
      RATE_LIMIT_FACTOR: enoughRequests,
    },
    [apiPort],
  )
  try {
    const at = `http://127.0.0.1:${apiPort}/v1`
    const targets: Target[] = [
      {
        name: 'node:http and one Redis GET',
        pid: floor.pid,
        url: `http://127.0.0.1:${floorPort}/`,
        headers: {},
      },
      { name: 'Hono alone', pid: floor.pid, url: `http://127.0.0.1:${floorPort + 1}/`, headers: {} },
      { name: 'the whole middleware', pid: api.pid, url: `${at}/instance`, headers: {} },
      {
        name: 'a cached prompt',
        pid: api.pid,
        url: `${at}/prompts/${library.ids[0]}`,
        headers: { authorization: `Bearer ${key}` },
      },
    ]
    const rounds = await compareTargets(targets, { ...options, connections: 32 })
    return { names: targets.map(({ name }) => name), rounds }
  } finally {
    await Promise.all([floor.stop(), api.stop()])
    await redis.stop()
  }
}

async function makeKey(url: string, { workspaceId, memberId }: BenchDatabase['actor']): Promise<string> {
  const root = postgres(url, { max: 1 })
  const key = `psk_${randomBytes(24).toString('hex')}`
  await root`insert into api_keys (workspace_id, id, member_id, name, prefix, secret_hash, scopes, created_at)
    values (${workspaceId}, gen_random_uuid(), ${memberId}, 'bench', ${key.slice(0, 8)}, ${hashKey(key)}, '{prompts:read}', now())`
  await root.end()
  return key
}
