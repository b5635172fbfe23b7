import { createBreaker } from '@promptsheet/resilience/circuit-breaker'
import { Redis } from 'ioredis'
import type { Logger } from 'pino'

/** For limits, caching and nudges: answers at once or fails at once, and comes back by itself. */
export function connectFailFast(url: string, log: Logger): Redis {
  return watched(
    new Redis(url, {
      maxRetriesPerRequest: 1,
      enableOfflineQueue: false,
      commandTimeout: 250,
      connectTimeout: 2000,
      enableAutoPipelining: true,
      retryStrategy: (times) => Math.min(times * 100, 2000),
    }),
    log,
  )
}

/** For the queue: commands wait until Redis is back, as BullMQ wants it. */
export function connectPatient(url: string, log: Logger): Redis {
  return watched(
    new Redis(url, { maxRetriesPerRequest: null, retryStrategy: (times) => Math.min(times * 100, 2000) }),
    log,
  )
}

function watched(redis: Redis, log: Logger): Redis {
  redis.on('error', (error: Error) => log.warn({ err: error }, 'redis connection'))
  return redis
}

/** For what asks Redis in the middle of a request: when it hangs, a few requests wait a quarter of a second and the rest not at all. */
export function createRedisBreaker() {
  return createBreaker({
    windowMilliseconds: 10_000,
    minimumCalls: 5,
    failureShare: 0.5,
    openMilliseconds: 1000,
    trialCalls: 3,
    now: () => performance.now(),
  })
}
