import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono } from 'hono'
import type { HttpEnv } from './answer.ts'

/** The built web app: hashed assets for ever, every other path the page itself. */
export function serveWebApp(app: Hono<HttpEnv>, webDist: string): void {
  app.use(
    '/assets/*',
    serveStatic({
      root: webDist,
      precompressed: true,
      onFound: (_path, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
    }),
  )
  app.use(
    '*',
    serveStatic({
      root: webDist,
      precompressed: true,
      onFound: (_path, c) => c.header('cache-control', 'no-cache'),
    }),
  )
  app.get('*', async (c, next) => {
    if (!(c.req.header('accept') ?? '').includes('text/html')) return await next()
    c.header('cache-control', 'no-cache')
    return c.html(await readFile(join(webDist, 'index.html'), 'utf8'))
  })
}
