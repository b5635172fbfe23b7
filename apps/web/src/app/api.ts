import { createClient } from '@promptsheet/client/client'
import { createRememberedKeys } from '@promptsheet/client/keys'
import { createSend } from '@promptsheet/client/send'
import { withLogin } from './login-again.ts'
import { ProblemError } from './problem.ts'
import { startTrying, stopTrying } from './still-trying.ts'

const keysKey = 'promptsheet.keys'

/** The one door to the API. */
export const api = createClient({
  send: withLogin(createSend({ onRetry: startTrying, onOver: stopTrying })),
  keys: createRememberedKeys({ read: readKeys, write: writeKeys, now: Date.now }),
})

// This tab's: another tab that does the same means it.
function readKeys(): string | null {
  try {
    return sessionStorage.getItem(keysKey)
  } catch {
    return null
  }
}

function writeKeys(keys: string) {
  try {
    sessionStorage.setItem(keysKey, keys)
  } catch {
    // Without storage they live as long as the page.
  }
}

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
