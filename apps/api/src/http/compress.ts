import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Context } from 'hono'
import type { HttpEnv } from './answer.ts'
import { readHeader } from './read-header.ts'
import type { Answer } from './request-context.ts'

const gzipped = promisify(gzip)
const worthwhile = 4096

/**
 * A long list as gzip for whoever takes it: a phone waits for bytes, and a page of prompts is a fifth of itself. What has an
 * ETag goes as it is: its strong tag names these bytes and no others (RFC 9110, 8.8.1), and it may be a cached read.
 */
export function compress(c: Context<HttpEnv>, answered: Answer): Answer | Promise<Answer> {
  const { body, headers } = answered
  if (headers.etag !== undefined || !isText(body, headers) || body.length < worthwhile) return answered
  return pack(c, answered, body)
}

function isText(body: Answer['body'], headers: Answer['headers']): body is string | Uint8Array<ArrayBuffer> {
  if (typeof body === 'string') return true
  // A long one comes as bytes; what is a zip already gains nothing.
  return body instanceof Uint8Array && /^(text\/|application\/json)/.test(headers['content-type'] ?? '')
}

async function pack(
  c: Context<HttpEnv>,
  answered: Answer,
  body: string | Uint8Array<ArrayBuffer>,
): Promise<Answer> {
  const { headers } = answered
  const vary = { ...headers, vary: 'accept-encoding' }
  if (!takesGzip(readHeader(c, 'accept-encoding'))) return { ...answered, headers: vary }
  const bytes = await gzipped(body, { level: 4 })
  return { ...answered, headers: { ...vary, 'content-encoding': 'gzip' }, body: new Uint8Array(bytes) }
}

function takesGzip(accepted = ''): boolean {
  return /(^|,)\s*gzip\s*(?!;\s*q=0(\.0*)?\s*(,|$))(;|,|$)/i.test(accepted)
}
