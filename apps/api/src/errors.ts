/** The six ways a verb can say no. `code` is stable for machines, `message` is for the person, `cause` stays private. */
export type ErrorKind = 'not_found' | 'forbidden' | 'conflict' | 'invalid' | 'limit_reached' | 'unavailable'

/** One wrong field: `path` as in `body.name`, `message` says what is wrong and how to put it right. */
export type FieldError = { path: string; message: string }

type Details = {
  errors?: FieldError[]
  /** Public extra members of the problem document. */
  extra?: Record<string, unknown>
  retryAfterSeconds?: number
  cause?: unknown
}

export class DomainError extends Error {
  readonly kind: ErrorKind
  readonly code: string
  readonly errors: FieldError[]
  readonly extra: Record<string, unknown>
  readonly retryAfterSeconds: number | null

  constructor(kind: ErrorKind, code: string, message: string, details: Details = {}) {
    super(message, { cause: details.cause })
    this.name = 'DomainError'
    this.kind = kind
    this.code = code
    this.errors = details.errors ?? []
    this.extra = details.extra ?? {}
    this.retryAfterSeconds = details.retryAfterSeconds ?? null
  }
}

/** Not there, or not the caller's to know. */
export const notFound = (what: string) =>
  new DomainError('not_found', `${what.replaceAll(' ', '_')}_not_found`, `There is no such ${what} here.`)

export const forbidden = (message: string, code = 'forbidden') => new DomainError('forbidden', code, message)

export const conflict = (code: string, message: string, extra: Record<string, unknown> = {}) =>
  new DomainError('conflict', code, message, { extra })

export const invalid = (path: string, message: string, code = 'invalid') =>
  new DomainError('invalid', code, message, { errors: [{ path, message }] })

export const limitReached = (code: string, message: string, retryAfterSeconds?: number) =>
  new DomainError(
    'limit_reached',
    code,
    message,
    retryAfterSeconds === undefined ? {} : { retryAfterSeconds },
  )
