import createFetchClient, { type Middleware } from 'openapi-fetch'
import type { paths } from './schema.d.ts'

export type ClientOptions = {
  /** Where the API is; the page's own origin when left out. */
  baseUrl?: string
  /** An API key. Without one the browser's session cookie is used. */
  apiKey?: string
  /** Every call is given up after this long. */
  deadlineSeconds?: number
  fetch?: (request: Request) => Promise<Response>
}

export type Client = ReturnType<typeof createClient>

/** The one client of the REST API, typed by the OpenAPI document. */
export function createClient(options: ClientOptions = {}) {
  const client = createFetchClient<paths>({
    baseUrl: options.baseUrl ?? '',
    ...(options.apiKey === undefined ? {} : { headers: { authorization: `Bearer ${options.apiKey}` } }),
    ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
  })
  client.use(deadline(options.deadlineSeconds ?? 30))
  return client
}

function deadline(seconds: number): Middleware {
  return {
    onRequest: ({ request }) =>
      new Request(request, {
        signal: AbortSignal.any([request.signal, AbortSignal.timeout(seconds * 1000)]),
      }),
  }
}
