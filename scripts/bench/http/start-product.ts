import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import postgres from 'postgres'
import { hashToken } from '../../../apps/api/src/auth/hash-token.ts'
import { repository } from '../../launch/settings.ts'
import { findFreePort } from '../../services/free-port.ts'
import { type RunningRedis, startRedis } from '../../services/redis.ts'
import type { BenchDatabase } from '../bench-database.ts'
import { startServer } from './start-server.ts'

const enoughRequests = '1000000'

export interface Product {
  pid: number
  /** Where its API is. */
  url: string
  /** Of somebody with a key. */
  headers: { authorization: string }
  redis: RunningRedis
  stop: () => Promise<void>
}

/** The API as it runs in production, on a database of the bench and a Redis of its own. */
export async function startProduct(
  { url, appUrl, actor }: Pick<BenchDatabase, 'url' | 'appUrl' | 'actor'>,
  dataDir: string,
): Promise<Product> {
  const redis = await startRedis({ dataDir, durable: false })
  const port = await findFreePort()
  const key = await makeKey(url, actor)
  const api = await startServer(
    join(repository, 'apps/api/src/server.ts'),
    {
      NODE_ENV: 'production',
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      DATA_DIR: dataDir,
      DATABASE_URL: appUrl,
      REDIS_URL: redis.url,
      SECRET_KEY: randomBytes(32).toString('hex'),
      RATE_LIMIT_FACTOR: enoughRequests,
    },
    [port],
  )
  return {
    pid: api.pid,
    url: `http://127.0.0.1:${port}/v1`,
    headers: { authorization: `Bearer ${key}` },
    redis,
    stop: async () => {
      await api.stop()
      await redis.stop()
    },
  }
}

async function makeKey(url: string, { workspaceId, memberId }: BenchDatabase['actor']): Promise<string> {
  const root = postgres(url, { max: 1 })
  const key = `psk_${randomBytes(24).toString('hex')}`
  await root`insert into api_keys (workspace_id, id, member_id, name, prefix, secret_hash, scopes, created_at)
    values (${workspaceId}, gen_random_uuid(), ${memberId}, 'bench', ${key.slice(0, 8)}, ${hashToken(key)},
      '{prompts:read,prompts:write}', now())`
  await root.end()
  return key
}
