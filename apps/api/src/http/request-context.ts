import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import type { RequestContext } from '../context.ts'
import { type Deps, newId } from '../deps.ts'
import type { EdgeDeps, HttpEnv } from './answer.ts'
import { clientAddressReader } from './client-address.ts'
import { toProblem } from './problem.ts'
import { readHeader } from './read-header.ts'

export type Incoming = Partial<HttpBindings>
export type OpenRequest = (c: Context<HttpEnv>) => RequestContext

/** Gives every request its id (one of this process, and a count) and its caller's address. */
export function requestOpener(deps: EdgeDeps): OpenRequest {
  const addressOf = clientAddressReader(deps.env.trustedProxies)
  const processId = newId(deps)
  let opened = 0
  return (c) => {
    const given = readHeader(c, 'x-request-id')
    // Called in-process, as tests do, there is no socket.
    const socketAddress = c.env?.incoming?.socket.remoteAddress ?? '127.0.0.1'
    return {
      ...deps,
      requestId: given !== undefined && /^[\w.:-]{1,100}$/.test(given) ? given : `${processId}.${++opened}`,
      clientAddress: addressOf(socketAddress, readHeader(c, 'x-forwarded-for')),
      userAgent: readHeader(c, 'user-agent')?.slice(0, 300) ?? null,
    }
  }
}

const requestLogs = new WeakMap<Deps['log'], Deps['log']>()

/** There is nothing in a request's line to hide, and looking for it costs more than writing the line. */
function requestLogOf(log: Deps['log']): Deps['log'] {
  const known = requestLogs.get(log)
  if (known !== undefined) return known
  const made = log.child({}, { redact: [] })
  requestLogs.set(log, made)
  return made
}

/** The headers that name a request, and its one log line, as it is answered. */
export function closeRequest(
  c: Context<HttpEnv>,
  { log, requestId }: RequestContext,
  { startedAt, status }: { startedAt: number; status: number },
): { 'x-request-id': string; 'server-timing': string } {
  const milliseconds = Math.round((performance.now() - startedAt) * 10) / 10
  requestLogOf(log).info(
    { requestId, method: c.req.method, path: c.req.path, status, milliseconds },
    'request',
  )
  return { 'x-request-id': requestId, 'server-timing': `app;dur=${milliseconds}` }
}

/** The same for what is no operation of the API. */
export function requestContext(openRequest: OpenRequest): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const startedAt = performance.now()
    const request = openRequest(c)
    c.set('request', request)
    await next()
    const named = closeRequest(c, request, { startedAt, status: c.res.status })
    for (const [name, value] of Object.entries(named)) c.header(name, value)
  }
}

export type Answer = {
  status: number
  headers: Record<string, string>
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>> | null
}

/** Any error as problem+json; a fault of ours is logged with its cause. */
export function answerProblem(
  error: unknown,
  { log, requestId }: { requestId: string; log: Deps['log'] },
): Answer {
  const { problem, headers } = toProblem(error, requestId)
  if (problem.status >= 500) log.error({ requestId, err: error, code: problem.code }, 'request failed')
  return {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify(problem),
  }
}

export function problemResponse(error: unknown, request: { requestId: string; log: Deps['log'] }): Response {
  const { status, headers, body } = answerProblem(error, request)
  return new Response(body, { status, headers })
}
