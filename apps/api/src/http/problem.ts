import { z } from '@hono/zod-openapi'
import { postgresCode, postgresConstraint } from '@promptsheet/db/in-workspace'
import { DomainError, type ErrorKind, type FieldError } from '../errors.ts'

/** RFC 9457, with a stable `code`. */
export const problemSchema = z
  .object({
    type: z.string().meta({ example: 'about:blank' }),
    title: z.string().meta({ example: 'Not found' }),
    status: z.int().meta({ example: 404 }),
    detail: z.string().meta({ example: 'There is no such prompt here.' }),
    code: z.string().meta({ example: 'prompt_not_found' }),
    requestId: z.string().meta({ example: '019aa2b4-7c6e-7c2e-8b7d-0d6f2a0c5d11' }),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .catchall(z.unknown())
  .openapi('Problem', {
    description: 'What went wrong, for the person (`detail`) and for the machine (`code`).',
  })

export type Problem = z.output<typeof problemSchema>

/** An answer that is about HTTP itself, before or instead of any verb. */
export class HttpProblem extends Error {
  readonly status: number
  readonly code: string
  readonly errors: FieldError[]
  readonly headers: Record<string, string>
  /** Public extra members of the problem document. */
  readonly extra: Record<string, unknown>

  constructor(
    status: number,
    code: string,
    message: string,
    details: {
      errors?: FieldError[]
      headers?: Record<string, string>
      extra?: Record<string, unknown>
    } = {},
  ) {
    super(message)
    this.name = 'HttpProblem'
    this.status = status
    this.code = code
    this.errors = details.errors ?? []
    this.headers = details.headers ?? {}
    this.extra = details.extra ?? {}
  }
}

const statusOf: Record<ErrorKind, number> = {
  not_found: 404,
  forbidden: 403,
  conflict: 409,
  invalid: 422,
  limit_reached: 429,
  unavailable: 503,
}

// The two conflicts that HTTP has words of its own for.
const statusOfCode: Record<string, number> = { stale_edit: 412, edit_guard_missing: 428 }

const titles: Record<number, string> = {
  400: 'Malformed request',
  401: 'Who are you?',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  412: 'Changed in the meantime',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Something needs another look',
  428: 'If-Match is needed',
  429: 'Too many requests',
  500: 'Something broke here',
  503: 'Not available right now',
}

type Answer = { problem: Problem; headers: Record<string, string> }

/** Any error as a problem document. Only a fault of ours is a 500, and it tells nothing. */
export function toProblem(error: unknown, requestId: string): Answer {
  if (error instanceof HttpProblem)
    return answer(
      requestId,
      error.status,
      error.code,
      error.message,
      error.errors,
      error.extra,
      error.headers,
    )
  if (error instanceof DomainError) {
    const headers: Record<string, string> =
      error.retryAfterSeconds === null ? {} : { 'retry-after': String(error.retryAfterSeconds) }
    const status = statusOfCode[error.code] ?? statusOf[error.kind]
    return answer(requestId, status, error.code, error.message, error.errors, error.extra, headers)
  }
  const known = fromDatabase(error)
  if (known !== null) return toProblem(known, requestId)
  return answer(
    requestId,
    500,
    'internal',
    'Something broke on our side. It is logged under this request id.',
  )
}

function answer(
  requestId: string,
  status: number,
  code: string,
  detail: string,
  errors: FieldError[] = [],
  extra: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Answer {
  const problem = {
    type: 'about:blank',
    title: titles[status] ?? 'Error',
    status,
    detail,
    code,
    requestId,
    ...(errors.length > 0 ? { errors } : {}),
    ...extra,
  }
  return { problem, headers }
}

// What keeps approved time and issued invoices as they are.
const settled = ['time_entries_approved', 'time_entries_invoiced', 'time_entries_draft', 'invoices_issued']

/** What the database refuses and no verb foresaw, in words that tell nothing of the schema. */
function fromDatabase(error: unknown): DomainError | null {
  const code = postgresCode(error)
  if (code === null) return isConnectionError(error) ? busy(error) : null
  if (code === '42501')
    return new DomainError('not_found', 'not_found', 'There is no such thing here.', { cause: error })
  if (code === '23503')
    return new DomainError(
      'invalid',
      'invalid_reference',
      'This refers to something that is not here (any more).',
      {
        cause: error,
      },
    )
  if (code === '23505')
    return new DomainError('conflict', 'already_exists', 'This is there already.', { cause: error })
  if (code === '23514' && settled.includes(postgresConstraint(error) ?? ''))
    return new DomainError(
      'conflict',
      'time_is_settled',
      'Some of this time was approved or billed at the same moment, so it stays as it is.',
      { cause: error },
    )
  if (code === '40001' || code === '40P01' || code === '55P03')
    return new DomainError(
      'conflict',
      'changed_at_once',
      'Somebody changed this at the same moment. Try again.',
      {
        cause: error,
        retryAfterSeconds: 1,
      },
    )
  const isUnavailable = ['57', '08', '53'].includes(code.slice(0, 2))
  return isUnavailable ? busy(error) : null
}

const busy = (cause: unknown) =>
  new DomainError('unavailable', 'unavailable', 'The service is busy or restarting. Try again in a moment.', {
    cause,
    retryAfterSeconds: 2,
  })

const connectionCodes = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
]

function isConnectionError(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && connectionCodes.includes(at.code)) return true
  }
  return false
}
