import type { Redis } from 'ioredis'
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import { createRedisBreaker } from '../redis.ts'
import { HttpProblem } from './problem.ts'

export type Limit = { name: string; points: number; seconds: number }

export const limits = {
  member: { name: 'member', points: 600, seconds: 60 },
  key: { name: 'key', points: 300, seconds: 60 },
  login: { name: 'login', points: 10, seconds: 900 },
  // Of one account, from wherever: a link by mail is the way in while it lasts.
  loginAnywhere: { name: 'login_account', points: 100, seconds: 3600 },
  signup: { name: 'signup', points: 30, seconds: 3600 },
  ask: { name: 'ask', points: 5, seconds: 900 },
  // Whoever reaches it for somebody else has had them sent as many links as they may use.
  askAnywhere: { name: 'ask_account', points: 20, seconds: 3600 },
  address: { name: 'address', points: 600, seconds: 60 },
} as const satisfies Record<string, Limit>

export type RateLimiter = (limit: Limit, who: string) => Promise<Record<string, string>>

/**
 * Counts a request against a limit, in Redis, or in this process while Redis is away. Gives the RateLimit
 * headers (draft-ietf-httpapi-ratelimit-headers); throws 429 with Retry-After when the limit is reached.
 */
export function createRateLimiter(redis: Redis, factor: number): RateLimiter {
  const breaker = createRedisBreaker()
  const limiters = new Map<string, { shared: RateLimiterRedis; own: RateLimiterMemory }>()
  const limitersOf = (limit: Limit, points: number) => {
    const known = limiters.get(limit.name)
    if (known !== undefined) return known
    const options = { keyPrefix: `limit_${limit.name}`, points, duration: limit.seconds }
    const made = {
      shared: new RateLimiterRedis({ ...options, storeClient: redis, rejectIfRedisNotReady: true }),
      own: new RateLimiterMemory(options),
    }
    limiters.set(limit.name, made)
    return made
  }
  return async (limit, who) => {
    const points = Math.max(1, Math.ceil(limit.points * factor))
    const { shared, own } = limitersOf(limit, points)
    const outcome = await breaker.run(() => consume(shared, who)).catch(() => consume(own, who))
    const seconds = Math.ceil(outcome.msBeforeNext / 1000)
    const headers = {
      ratelimit: `"${limit.name}";r=${Math.max(0, outcome.remainingPoints)};t=${seconds}`,
      'ratelimit-policy': `"${limit.name}";q=${points};w=${limit.seconds}`,
    }
    if (outcome.consumedPoints <= points) return headers
    throw new HttpProblem(
      429,
      'too_many_requests',
      `Too many tries. Wait ${waitInWords(seconds)}, then try again.`,
      {
        headers: { ...headers, 'retry-after': String(seconds) },
      },
    )
  }
}

function waitInWords(seconds: number): string {
  return seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`
}

/** What is left, whether the limit is reached or not; throws when the store does not answer. */
async function consume(limiter: RateLimiterRedis | RateLimiterMemory, who: string): Promise<RateLimiterRes> {
  try {
    return await limiter.consume(who)
  } catch (reason) {
    if (reason instanceof RateLimiterRes) return reason
    throw reason
  }
}
