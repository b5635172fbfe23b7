/** What the API said when it could not do something, as application/problem+json. */
export class ProblemError extends Error {
  override name = 'ProblemError'
  readonly status: number
  readonly code: string
  readonly errors: { path: string; message: string }[]
  /** The whole reply: a conflict carries the current version. */
  readonly body: unknown

  constructor(status: number, body: unknown) {
    const fields = isRecord(body) ? body : {}
    const errors = Array.isArray(fields.errors) ? fields.errors.filter(isFieldError) : []
    // What is said about a field is for people; the detail may name the field as programs do. That the first try of a
    // save still runs is for programs alone: nobody knows yet what became of it.
    const detail = fields.code === 'still_running' ? '' : stringOr(fields.detail, stringOr(fields.title, ''))
    super(errors[0]?.message ?? detail)
    this.status = status
    this.code = stringOr(fields.code, '')
    this.errors = errors
    this.body = body
  }

  /** The message for one field of the body, if that field is what was wrong. */
  about(field: string): string | undefined {
    return this.errors.find(({ path }) => path === field || path.endsWith(`.${field}`))?.message
  }
}

/** The problem behind an unknown error, or null when it is something else (no network, our own mistake). */
export function findProblem(error: unknown): ProblemError | null {
  return error instanceof ProblemError ? error : null
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function stringOr(value: unknown, fallback: string): string {
  return typeof value === 'string' && value ? value : fallback
}

function isFieldError(value: unknown): value is { path: string; message: string } {
  return isRecord(value) && typeof value.path === 'string' && typeof value.message === 'string'
}
