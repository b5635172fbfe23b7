import { timingSafeEqual } from 'node:crypto'
import type { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import type { HttpEnv } from '../http/answer.ts'
import { isAnswering } from './is-answering.ts'
import { metrics } from './metrics.ts'

export type Readiness = { isDraining: boolean }

/** `/healthz`: the process is up. `/readyz`: it may take traffic. `/metrics`: for Prometheus, private. */
export function mountHealth(app: Hono<HttpEnv>, deps: Deps, readiness: Readiness): void {
  app.get('/healthz', (c) => c.json({ status: 'up' }))
  app.get('/readyz', async (c) => {
    if (readiness.isDraining) return c.json({ status: 'draining' }, 503)
    const database = await isAnswering(deps.db)
    return c.json({ status: database ? 'ready' : 'not_ready', database }, database ? 200 : 503)
  })
  app.get('/metrics', async (c) => {
    // What a proxy on this machine passes on comes from elsewhere.
    const isPassedOn = c.req.header('x-forwarded-for') !== undefined
    const address = isPassedOn ? null : c.var.request.clientAddress
    if (!mayReadMetrics(deps, address, c.req.header('authorization'))) return c.notFound()
    return c.text(await metrics.metrics(), 200, { 'content-type': metrics.contentType })
  })
}

function mayReadMetrics(deps: Deps, address: string | null, authorization: string | undefined): boolean {
  const token = deps.env.metricsToken
  if (token === null) return address === '127.0.0.1' || address === '::1'
  const given = Buffer.from(authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
