import type { Handler } from 'hono'
import { measureOperation } from '../health/metrics.ts'
import { answer, type Counted, type EdgeDeps, type HttpEnv } from './answer.ts'
import { compress } from './compress.ts'
import { corsHeaders } from './cors.ts'
import type { Endpoint } from './endpoint.ts'
import { answerProblem, closeRequest, type OpenRequest } from './request-context.ts'
import { dataHeaders } from './security-headers.ts'

/**
 * One operation of the API, from the request to the reply with all its headers. They are put together here at once and
 * not by middleware one after the other: each header set on a finished reply makes a web `Headers` of all of them, which
 * costs more than a cached read.
 */
export function serveEndpoint(
  deps: EdgeDeps,
  endpoint: Endpoint,
  openRequest: OpenRequest,
): Handler<HttpEnv> {
  const constant = dataHeaders(deps.env.publicUrl)
  const measure = measureOperation(endpoint.operationId)
  return async (c) => {
    const startedAt = performance.now()
    const request = openRequest(c)
    const counted: Counted = { limitHeaders: {} }
    const answered = await answer(deps, endpoint, c, { request, counted }).catch((error: unknown) => {
      const problem = answerProblem(error, request)
      return { ...problem, headers: { ...counted.limitHeaders, ...problem.headers } }
    })
    const packed = compress(c, answered)
    // A wait that is none still costs a turn, and most replies are short.
    const { status, headers, body } = packed instanceof Promise ? await packed : packed
    const named = closeRequest(c, request, { startedAt, status })
    measure(status, performance.now() - startedAt)
    return new Response(body, {
      status,
      headers: { ...constant, ...corsHeaders(c), ...headers, ...named },
    })
  }
}
