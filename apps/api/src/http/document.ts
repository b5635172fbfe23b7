import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { type Endpoint, isKeyed } from './endpoint.ts'
import { problemSchema } from './problem.ts'

type Registry = OpenAPIHono['openAPIRegistry']

const descriptions: Record<number, string> = {
  400: 'The request is not well-formed.',
  401: 'Nobody is signed in, or the key is not known.',
  403: 'Known, but not allowed: the role, the scope or the origin.',
  404: 'Not there, or not yours to know.',
  409: 'Something else is in the way, or the same request is still running.',
  412: 'It was changed in the meantime; the current state is in the problem.',
  413: 'The body is too large.',
  415: 'The body is not of the right type.',
  422: 'Well-formed, but something in it needs another look: see `errors`.',
  428: '`If-Match` is needed here.',
  429: 'Too many requests: see `Retry-After`.',
  503: 'Busy or restarting: see `Retry-After`.',
}

/** Writes an endpoint into the OpenAPI document, with every answer it can give. */
export function describeEndpoint(registry: Registry, endpoint: Endpoint): void {
  const { access, success } = endpoint
  const hasBody = endpoint.body !== undefined || endpoint.upload !== undefined
  const statuses = new Set<number>([
    ...(endpoint.errors ?? []),
    ...(access.who === 'anyone' ? [] : [401, 403]),
    ...(endpoint.path.includes('{') ? [404] : []),
    ...(hasBody ? [400, 413, 415, 422] : []),
    ...(endpoint.query !== undefined ? [422] : []),
    ...(isKeyed(endpoint) ? [409, 422] : []),
    ...(endpoint.method === 'get' ? [] : [403]),
    429,
    503,
  ])
  const content =
    success.schema === null
      ? {}
      : { content: successContent(success.mediaType ?? 'application/json', success.schema) }
  const headers = {
    'X-Request-Id': { description: 'Name it when you ask us.', schema: { type: 'string' } },
    RateLimit: { description: 'What is left, and for how long.', schema: { type: 'string' } },
    ...(success.hasEtag
      ? { ETag: { description: 'Send it back as If-Match.', schema: { type: 'string' } } }
      : {}),
    ...(success.status === 201
      ? { Location: { description: 'Where it is now.', schema: { type: 'string' } } }
      : {}),
  }
  const responses: Record<string, object> = {
    [success.status]: { description: success.description, ...content, headers },
    ...(success.unchanged === undefined
      ? {}
      : { 200: { description: success.unchanged, ...content, headers } }),
  }
  for (const status of [...statuses].sort())
    responses[status] = {
      description: descriptions[status] ?? 'An error.',
      content: { 'application/problem+json': { schema: problemSchema } },
    }
  registry.registerPath({
    method: endpoint.method,
    path: endpoint.path,
    operationId: endpoint.operationId,
    summary: endpoint.summary,
    description: endpoint.description ?? endpoint.summary,
    tags: [endpoint.tag],
    security: security(endpoint),
    'x-access': access,
    request: {
      ...(endpoint.params instanceof z.ZodObject ? { params: endpoint.params } : {}),
      ...(endpoint.query instanceof z.ZodObject ? { query: endpoint.query } : {}),
      ...headersOf(endpoint),
      ...(hasBody ? { body: { required: isBodyNeeded(endpoint), content: bodyContent(endpoint) } } : {}),
    },
    responses,
  })
}

const idempotencyKey = z
  .string()
  .max(255)
  .optional()
  .meta({ description: 'The same key and body within 24 hours get the same reply, done once.' })

const lastEventId = z
  .string()
  .optional()
  .meta({ description: 'The id of the last event that came, to get what came after it.' })

const ifMatch = z.string().meta({ description: 'The ETag of what was edited.', example: '"r12"' })

// What can answer 412 takes If-Match, and needs it where it can answer 428.
function headersOf(endpoint: Endpoint) {
  const errors = endpoint.errors ?? []
  const headers = {
    ...(endpoint.success.mediaType === 'text/event-stream' ? { 'Last-Event-ID': lastEventId } : {}),
    ...(isKeyed(endpoint) ? { 'Idempotency-Key': idempotencyKey } : {}),
    ...(errors.includes(412) ? { 'If-Match': errors.includes(428) ? ifMatch : ifMatch.optional() } : {}),
  }
  return Object.keys(headers).length === 0 ? {} : { headers: z.object(headers) }
}

function isBodyNeeded({ body, upload }: Endpoint): boolean {
  return upload !== undefined || body?.safeParse(undefined).success === false
}

function security({ access }: Endpoint): Record<string, string[]>[] {
  if (access.who === 'anyone') return []
  if (access.who === 'person' || access.scope === null) return [{ session: [] }]
  return [{ session: [] }, { apiKey: [] }]
}

function successContent(mediaType: string | readonly string[], schema: z.ZodType) {
  return Object.fromEntries([mediaType].flat().map((type) => [type, { schema }]))
}

function bodyContent(endpoint: Endpoint) {
  return {
    ...(endpoint.body === undefined ? {} : { 'application/json': { schema: endpoint.body } }),
    ...(endpoint.upload === undefined
      ? {}
      : { [endpoint.upload.mediaType]: { schema: endpoint.upload.schema } }),
  }
}
