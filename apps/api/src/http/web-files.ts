import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Context, Hono } from 'hono'
import { readSessionCookie } from '../auth/session-cookie.ts'
import type { HttpEnv } from './answer.ts'

/** The built web app: hashed assets for ever, every other path the page itself. */
export function serveWebApp(app: Hono<HttpEnv>, webDist: string): void {
  app.get('/', (c) => servePage(c, webDist))
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
    return await servePage(c, webDist)
  })
}

/** The page itself. It is told whether a session cookie came along: no script can see one. */
async function servePage(c: Context<HttpEnv>, webDist: string): Promise<Response> {
  const html = await readFile(join(webDist, 'index.html'), 'utf8')
  const hasSession = readSessionCookie(c.req.header('cookie')) !== null
  c.header('cache-control', 'no-cache')
  c.header('vary', 'Cookie')
  return c.html(hasSession ? html.replace('<html', '<html data-session') : html)
}
