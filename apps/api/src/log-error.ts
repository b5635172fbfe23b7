type Described = {
  type: string
  message: string
  code?: string
  constraint?: string
  stack?: string
  cause?: Described
}

/**
 * An error as it may stand in a log. What a failed query was given stays out, for it may be anybody's prompt, address
 * or password hash: of a query its text is told, of the database's answer the code and the constraint.
 */
export function describeError(error: unknown): Described {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) }
  const { name, stack = '', cause } = error
  const message = describeMessage(error)
  const code: unknown = Reflect.get(error, 'code')
  const constraint: unknown = Reflect.get(error, 'constraint_name')
  const at = stack.indexOf(error.message)
  return {
    type: name,
    message,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(at === -1 ? {} : { stack: stack.slice(at + error.message.length).trim() }),
    ...(cause === undefined ? {} : { cause: describeError(cause) }),
  }
}

/** Its message alone, without the values. */
export function describeMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.message.split('\nparams: ', 1)[0] ?? ''
}
