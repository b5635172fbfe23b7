import { once } from 'node:events'
import { expect, it, onTestFinished } from 'vitest'
import { connectFailFast } from '../redis.ts'
import { startHarness } from '../testing/harness.ts'
import { createRateLimiter, limits } from './rate-limit.ts'

const { deps } = await startHarness()

it('counts exactly while the same connection is asked for something else', async () => {
  const redis = connectFailFast(deps.env.redisUrl, deps.log)
  onTestFinished(() => redis.disconnect())
  await once(redis, 'ready')
  const limit = createRateLimiter({ redis, clock: deps.clock }, 1)
  const [, headers] = await Promise.all([redis.get('nothing'), limit(limits.login, 'somebody at once')])
  expect(headers.ratelimit).toContain('"login";r=9')
})
