import { createServer } from 'node:http'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { Redis } from 'ioredis'
import { z } from 'zod'

// What a request cannot do without, as a process of its own: node:http alone with one GET of Redis, and on another
// port Hono alone, both with the same kilobyte of JSON.
const { PORT, HONO_PORT, REDIS_URL, BODY } = z
  .object({ PORT: z.coerce.number(), HONO_PORT: z.coerce.number(), REDIS_URL: z.string(), BODY: z.string() })
  .parse(process.env)
const redis = new Redis(REDIS_URL, { enableAutoPipelining: true })
await redis.set('bench:floor', BODY)
const headers = { 'content-type': 'application/json' }

createServer((_request, response) => {
  redis.getBuffer('bench:floor').then(
    (body) => response.writeHead(200, headers).end(body),
    (error: unknown) => response.writeHead(500).end(String(error)),
  )
}).listen(PORT, '127.0.0.1')

const hono = new Hono()
hono.get('/', (c) => c.body(BODY, 200, headers))
serve({ fetch: hono.fetch, hostname: '127.0.0.1', port: HONO_PORT })
