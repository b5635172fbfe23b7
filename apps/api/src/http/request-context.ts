import { getConnInfo } from '@hono/node-server/conninfo'
import type { MiddlewareHandler } from 'hono'
import { type Deps, newId } from '../deps.ts'
import type { EdgeDeps, HttpEnv } from './answer.ts'
import { clientAddressReader } from './client-address.ts'
import { toProblem } from './problem.ts'

const deadlineSeconds = 30

/** Gives every request its id, its caller's address and its deadline, and writes one log line when it is answered. */
export function requestContext(deps: EdgeDeps): MiddlewareHandler<HttpEnv> {
  const addressOf = clientAddressReader(deps.env.trustedProxies)
  return async (c, next) => {
    const startedAt = performance.now()
    const given = c.req.header('x-request-id')
    const requestId = given !== undefined && /^[\w.:-]{1,100}$/.test(given) ? given : newId(deps)
    const log = deps.log.child({ requestId })
    c.set('request', {
      ...deps,
      log,
      requestId,
      clientAddress: addressOf(socketAddress(c), c.req.header('x-forwarded-for')),
      userAgent: c.req.header('user-agent')?.slice(0, 300) ?? null,
      signal: AbortSignal.any([c.req.raw.signal, AbortSignal.timeout(deadlineSeconds * 1000)]),
    })
    await next()
    const milliseconds = Math.round((performance.now() - startedAt) * 10) / 10
    c.header('x-request-id', requestId)
    c.header('server-timing', `app;dur=${milliseconds}`)
    log.info({ method: c.req.method, path: c.req.path, status: c.res.status, milliseconds }, 'request')
  }
}

function socketAddress(c: Parameters<typeof getConnInfo>[0]): string {
  try {
    return getConnInfo(c).remote.address ?? '127.0.0.1'
  } catch {
    // Called in-process, as tests do: there is no socket.
    return '127.0.0.1'
  }
}

/** Any error as problem+json; a fault of ours is logged with its cause. */
export function problemResponse(error: unknown, request: { requestId: string; log: Deps['log'] }): Response {
  const { problem, headers } = toProblem(error, request.requestId)
  if (problem.status >= 500) request.log.error({ err: error, code: problem.code }, 'request failed')
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  })
}
