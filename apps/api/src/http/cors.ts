import type { MiddlewareHandler } from 'hono'

// Any page may call with a key of its own; none may ride on a cookie, so nothing here says "credentials".
const preflight = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
  'access-control-allow-headers':
    'authorization, content-type, idempotency-key, if-match, if-none-match, x-attempt, x-is-hedge, x-priority, x-request-id',
  'access-control-max-age': '86400',
}
const exposed = 'etag, location, ratelimit, ratelimit-policy, retry-after, x-request-id'

/** CORS for calls with a key, and for those alone. */
export function keyCors(): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method === 'OPTIONS') return c.body(null, 204, preflight)
    await next()
    if (c.req.header('authorization') !== undefined) {
      c.header('access-control-allow-origin', '*')
      c.header('access-control-expose-headers', exposed)
    }
    return undefined
  }
}
