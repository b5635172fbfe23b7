import { serve } from '@hono/node-server'
import { createApp } from './app.ts'
import { listenForChanges } from './cache/changes.ts'
import { createEvents } from './events/create-events.ts'
import { drainOnExit, openProcess } from './process.ts'

const keepAliveSeconds = 75
const lameDuckMilliseconds = 200

const { deps, close } = await openProcess('promptsheet-api', 10)
const readiness = { isDraining: false }
const changes = listenForChanges(deps)
const events = createEvents(deps, changes)
const app = createApp(deps, { readiness, changes, events })
const server = serve({
  fetch: app.fetch,
  hostname: deps.env.host,
  port: deps.env.port,
  serverOptions: {
    keepAliveTimeout: keepAliveSeconds * 1000,
    requestTimeout: 60_000,
    headersTimeout: 20_000,
  },
})
deps.log.info({ host: deps.env.host, port: deps.env.port }, 'listening')

drainOnExit(deps, async () => {
  readiness.isDraining = true
  await new Promise((resolve) => setTimeout(resolve, lameDuckMilliseconds))
  events.close()
  await new Promise((resolve) => {
    server.close(resolve)
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  })
  await changes.close()
  await close()
})
