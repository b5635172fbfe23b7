import { DomainError } from '../errors.ts'

const deadlineSeconds = 25

/**
 * The outcome of what a request waits for; unavailable when it takes too long, as it does while the database hangs.
 * What was begun may still happen: whoever asks again does so with the same Idempotency-Key.
 */
export async function withinDeadline<T>(
  work: Promise<T>,
  milliseconds: number = deadlineSeconds * 1000,
): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(tooLate()), milliseconds)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

const tooLate = () =>
  new DomainError('unavailable', 'unavailable', 'This took too long. Try again in a moment.', {
    retryAfterSeconds: 2,
  })
