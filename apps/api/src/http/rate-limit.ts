import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import type { Deps } from '../deps.ts'
import { createRedisBreaker } from '../redis.ts'
import { HttpProblem } from './problem.ts'
import { createRequestCounts } from './request-counts.ts'

/** `isRough`: of many requests, counted by each process and shared a few times a second. */
export const limits = {
  member: { name: 'member', points: 600, seconds: 60, isRough: true },
  key: { name: 'key', points: 300, seconds: 60, isRough: true },
  login: { name: 'login', points: 10, seconds: 900 },
  // Of one account, from wherever: a link by mail is the way in while it lasts.
  loginAnywhere: { name: 'login_account', points: 100, seconds: 3600 },
  export: { name: 'export', points: 20, seconds: 3600 },
  signup: { name: 'signup', points: 30, seconds: 3600 },
  ask: { name: 'ask', points: 5, seconds: 900 },
  // Whoever reaches it for somebody else has had them sent as many links as they may use.
  askAnywhere: { name: 'ask_account', points: 20, seconds: 3600 },
  address: { name: 'address', points: 600, seconds: 60, isRough: true },
} as const satisfies Record<string, { name: string; points: number; seconds: number; isRough?: true }>

type Limit = (typeof limits)[keyof typeof limits]
type ExactLimit = Exclude<Limit, { isRough: true }>

export type RateLimiter = (limit: Limit, who: string) => Promise<Record<string, string>>

/**
 * Counts a request against a limit, in Redis, or in this process while Redis is away. Gives the RateLimit
 * headers (draft-ietf-httpapi-ratelimit-headers); throws 429 with Retry-After when the limit is reached.
 */
export function createRateLimiter(
  { redis, clock }: Pick<Deps, 'redis' | 'clock'>,
  factor: number,
): RateLimiter {
  const countRough = createRequestCounts(redis, clock)
  const breaker = createRedisBreaker()
  const pointsOf = (limit: Limit) => Math.max(1, Math.ceil(limit.points * factor))
  const createLimiters = (limit: ExactLimit) => {
    const options = { keyPrefix: `limit_${limit.name}`, points: pointsOf(limit), duration: limit.seconds }
    return {
      shared: new RateLimiterRedis({ ...options, storeClient: redis, rejectIfRedisNotReady: true }),
      own: new RateLimiterMemory(options),
    }
  }
  // All of them now: each teaches the connection its script, and one that a pipeline under way does not know ends the process.
  const limiters: Record<ExactLimit['name'], ReturnType<typeof createLimiters>> = {
    login: createLimiters(limits.login),
    login_account: createLimiters(limits.loginAnywhere),
    export: createLimiters(limits.export),
    signup: createLimiters(limits.signup),
    ask: createLimiters(limits.ask),
    ask_account: createLimiters(limits.askAnywhere),
  }
  async function countExactly(limit: ExactLimit, who: string) {
    const { shared, own } = limiters[limit.name]
    const { consumedPoints, msBeforeNext } = await breaker
      .run(() => consume(shared, who))
      .catch(() => consume(own, who))
    return { count: consumedPoints, secondsLeft: Math.ceil(msBeforeNext / 1000) }
  }
  return async (limit, who) => {
    const points = pointsOf(limit)
    const { count, secondsLeft } =
      'isRough' in limit ? countRough(`${limit.name}:${who}`, limit.seconds) : await countExactly(limit, who)
    const headers = {
      ratelimit: `"${limit.name}";r=${Math.max(0, points - count)};t=${secondsLeft}`,
      'ratelimit-policy': `"${limit.name}";q=${points};w=${limit.seconds}`,
    }
    if (count <= points) return headers
    throw new HttpProblem(
      429,
      'too_many_requests',
      `Too many tries. Wait ${waitInWords(secondsLeft)}, then try again.`,
      {
        headers: { ...headers, 'retry-after': String(secondsLeft) },
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
