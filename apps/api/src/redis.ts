import { Redis } from 'ioredis'
import type { Logger } from 'pino'

/** For limits, caching and nudges: answers at once or fails at once, and comes back by itself. */
export function connectFailFast(url: string, log: Logger): Redis {
  return watched(
    new Redis(url, {
      maxRetriesPerRequest: 1,
      enableOfflineQueue: false,
      commandTimeout: 1000,
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
