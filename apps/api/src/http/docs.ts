import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono } from 'hono'
import type { HttpEnv } from './answer.ts'
import { buildDocument } from './build-document.ts'
import type { Endpoint } from './endpoint.ts'

/** `/openapi.json`, and `/docs` to read and try it. */
export function mountDocs(app: Hono<HttpEnv>, endpoints: readonly Endpoint[], publicUrl: string): void {
  let document: string | null = null
  app.get('/openapi.json', (c) => {
    document ??= JSON.stringify(buildDocument(endpoints, publicUrl))
    c.header('access-control-allow-origin', '*')
    return c.body(document, 200, { 'content-type': 'application/json' })
  })
  const assets = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
  app.get('/docs', (c) => c.html(page))
  app.get('/docs/start.js', (c) => c.body(starter, 200, { 'content-type': 'text/javascript' }))
  app.get(
    '/docs/:file{swagger-ui(-bundle)?\\.(css|js)}',
    serveStatic({ root: assets, rewriteRequestPath: (path) => join('/', path.slice('/docs/'.length)) }),
  )
}

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Promptsheet API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>`

// Closed at first: opening all of it takes a browser seconds, and the sections are its table of contents.
const starter = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', deepLinking: true, docExpansion: 'none', filter: true })`
