import { createHash } from 'node:crypto'
import type { Endpoint } from './endpoint.ts'
import { HttpProblem } from './problem.ts'

const defaultMaxBodyBytes = 1_048_576

/** The body as JSON and as it came; `hash` is empty when there is none to read. */
export type Body = { json: unknown; hash: string; bytes: Uint8Array<ArrayBuffer> }

export const noBody: Body = { json: undefined, hash: '', bytes: new Uint8Array() }

export function takesBody({ body, upload }: Endpoint): boolean {
  return body !== undefined || upload !== undefined
}

/** Reads what the endpoint takes, and no more than it takes. */
export async function readBody(request: Request, endpoint: Endpoint): Promise<Body> {
  const bytes = await readAtMost(request, endpoint.maxBodyBytes ?? defaultMaxBodyBytes)
  const type = request.headers.get('content-type') ?? ''
  if (endpoint.upload !== undefined && !type.includes('json'))
    return { json: undefined, hash: sha256(withoutBoundary(bytes, type)), bytes }
  if (bytes.length > 0 && !type.includes('json'))
    throw new HttpProblem(415, 'not_json', 'Send the body as JSON with `Content-Type: application/json`.')
  const text = decodeUtf8(bytes)
  return { json: bytes.length === 0 ? undefined : parseJson(text), hash: sha256(bytes), bytes }
}

async function readAtMost(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = new HttpProblem(
    413,
    'too_large',
    `The body may have at most ${Math.floor(maxBytes / 1024)} KiB.`,
  )
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge
  const chunks: Uint8Array[] = []
  let length = 0
  if (request.body === null) return new Uint8Array()
  for await (const chunk of request.body) {
    length += chunk.length
    if (length > maxBytes) throw tooLarge
    chunks.push(chunk)
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

/** A form whoever sends it again gives another boundary (RFC 2046, 5.1.1): the same files and fields are the same body. */
function withoutBoundary(bytes: Uint8Array, contentType: string): Uint8Array {
  const boundary = /;\s*boundary="?([^";]{1,70})"?/i.exec(contentType)?.[1]
  if (boundary === undefined) return bytes
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(`--${boundary}`, '--'), 'latin1')
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new HttpProblem(400, 'not_utf8', 'The body is not UTF-8.')
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new HttpProblem(400, 'malformed_json', 'The body is not JSON.')
  }
}
