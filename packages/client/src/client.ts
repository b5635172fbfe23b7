import createFetchClient from 'openapi-fetch'
import { freshKeys, type Keys } from './keys.ts'
import type { paths } from './schema.d.ts'
import { createSend, type Send } from './send.ts'
import { withKeys } from './with-keys.ts'

type ClientOptions = {
  /** Where the API is; the page's own origin when left out. */
  baseUrl?: string
  /** An API key. Without one the browser's session cookie is used. */
  apiKey?: string
  /** How calls are made: with deadlines and retries when left out. */
  send?: Send
  /** Which `Idempotency-Key` a change gets: a new one for each call when left out. */
  keys?: Keys
}

/** The one client of the REST API, typed by the OpenAPI document. */
export function createClient({
  baseUrl = '',
  apiKey,
  send = createSend(),
  keys = freshKeys,
}: ClientOptions = {}) {
  const client = createFetchClient<paths>({
    baseUrl,
    fetch: send,
    ...(apiKey === undefined ? {} : { headers: { authorization: `Bearer ${apiKey}` } }),
  })
  client.use(withKeys(keys))
  return client
}
