/** A failure whose message is one line that says what is wrong and how to put it right; shown without a stack. */
export class PlainError extends Error {
  override name = 'PlainError'
}

/** What to print for any failure: a plain error's own line, the first line of anything else. */
export function plainMessage(error: unknown): string {
  if (error instanceof PlainError) return error.message
  const message = error instanceof Error ? error.message : String(error)
  return message.split('\n')[0] || 'failed without a message'
}

/** Prints one clear line, and the stack only when LOG_LEVEL=debug asks for it. */
export function printFailure(error: unknown): void {
  console.error(plainMessage(error))
  const { env } = process
  if (env.LOG_LEVEL === 'debug' && error instanceof Error) console.error(error.stack)
}
