import type { Middleware } from 'openapi-fetch'
import { keyless } from './keyless.ts'
import type { Keys } from './keys.ts'
import { isGoodAnswer } from './may-repeat.ts'

/** Sends an `Idempotency-Key` with every change that takes one, so that a lost answer never doubles anything. */
export function withKeys(keys: Keys): Middleware {
  const calls = new Map<string, string>()
  const end = (id: string, isAnswered: boolean) => {
    const call = calls.get(id)
    calls.delete(id)
    if (call !== undefined) keys.settle(call, isAnswered)
  }
  return {
    async onRequest({ request, schemaPath, id }) {
      const { method, headers } = request
      if (method === 'GET' || headers.has('idempotency-key') || keyless.has(`${method} ${schemaPath}`)) return
      const body = await request.clone().text()
      const call = `${method} ${new URL(request.url).pathname} ${fingerprint(body)}`
      calls.set(id, call)
      headers.set('idempotency-key', keys.keyFor(call))
    },
    onResponse: ({ response, id }) => end(id, isGoodAnswer(response) && response.status < 500),
    onError: ({ id }) => end(id, false),
  }
}

// FNV-1a twice over: tells texts apart, hides nothing. Plain http on a local network has no `crypto.subtle`.
function fingerprint(text: string): string {
  let a = 0x811c9dc5
  let b = 0x1000193
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ code, 0x85ebca6b)
  }
  return `${text.length}-${(a >>> 0).toString(36)}-${(b >>> 0).toString(36)}`
}
