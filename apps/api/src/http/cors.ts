import type { Context, MiddlewareHandler } from 'hono'
import type { HttpEnv } from './answer.ts'
import { readHeader } from './read-header.ts'

// Any page may call with a key of its own; none may ride on a cookie, so nothing here says "credentials".
const preflight = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
  'access-control-allow-headers':
    'authorization, content-type, idempotency-key, if-match, if-none-match, x-attempt, x-is-hedge, x-priority, x-request-id',
  'access-control-max-age': '86400',
}
const exposed = 'etag, location, ratelimit, ratelimit-policy, retry-after, x-request-id'

const forKeys = { 'access-control-allow-origin': '*', 'access-control-expose-headers': exposed }
const none = {}

/** What a call with a key is answered with, whatever page it comes from; one that comes from no page needs none of it. */
export function corsHeaders(c: Context<HttpEnv>): Record<string, string> {
  const isFromPage = readHeader(c, 'origin') !== undefined
  return isFromPage && readHeader(c, 'authorization') !== undefined ? forKeys : none
}

/** The same for what is no operation, and the answer to a browser that asks first. */
export function keyCors(): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    if (c.req.method === 'OPTIONS') return c.body(null, 204, preflight)
    await next()
    for (const [name, value] of Object.entries(corsHeaders(c))) c.header(name, value)
    return undefined
  }
}
