import { createClient } from '@promptsheet/client/client'
import { fetchSignedIn } from './login-again.ts'
import { ProblemError } from './problem.ts'

/** The one door to the API. */
export const api = createClient({ fetch: fetchSignedIn })

type Reply<T> = { data?: T; error?: unknown; response: Response }
type Body<T> = Exclude<T, undefined>

/** The reply's body; what the API refused becomes a `ProblemError`. */
export async function ask<T>(asked: Promise<Reply<T>>): Promise<Body<T>> {
  return (await askWithTag(asked)).data
}

/** The same with the `ETag`, which an edit shows to say which text it started from. */
export function askWithTag<T>(asked: Promise<Reply<T>>): Promise<{ data: Body<T>; etag: string }>
export async function askWithTag(asked: Promise<Reply<unknown>>) {
  const { data, error, response } = await asked
  if (!response.ok) throw new ProblemError(response.status, error)
  return { data, etag: response.headers.get('etag') ?? '' }
}
