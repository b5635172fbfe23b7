import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { HttpEnv } from './answer.ts'

export const documentInfo = {
  openapi: '3.1.0' as const,
  info: {
    title: 'Promptsheet API',
    version: '1',
    description:
      'The contract of the web app, the extension and integrators. JSON in camelCase, UTC instants as RFC 3339, ids are UUIDv7. Errors are RFC 9457 problem documents with a stable `code`.',
    license: { name: 'All rights reserved', identifier: 'LicenseRef-Promptsheet' },
  },
  tags: [
    { name: 'Instance', description: 'This installation.' },
    { name: 'Identity', description: 'Signing up, in and out.' },
    { name: 'Workspace', description: 'The workspace, its members, teams, invites and keys.' },
    { name: 'Prompts', description: 'The prompt library.' },
    { name: 'Collections', description: 'Sets of prompts with a visibility of their own.' },
    { name: 'Imports and exports', description: 'Prompts in and out.' },
  ],
}

const securitySchemes = {
  session: { type: 'apiKey', in: 'cookie', name: 'session', description: 'Set by log-in; browsers only.' },
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key, `psk_…`, bound to one workspace and member.',
  },
} as const

/** `/openapi.json`, and `/docs` to read and try it. */
export function mountDocs(app: OpenAPIHono<HttpEnv>, { publicUrl }: { publicUrl: string }): void {
  for (const [name, scheme] of Object.entries(securitySchemes))
    app.openAPIRegistry.registerComponent('securitySchemes', name, scheme)
  let document: string | null = null
  app.get('/openapi.json', (c) => {
    document ??= JSON.stringify(app.getOpenAPI31Document({ ...documentInfo, servers: [{ url: publicUrl }] }))
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
  app.use('/docs', async (c, next) => {
    await next()
    c.header(
      'content-security-policy',
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:",
    )
  })
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

const starter = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', deepLinking: true })`
