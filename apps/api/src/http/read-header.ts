import type { Context } from 'hono'
import type { HttpEnv } from './answer.ts'

/**
 * A header of the request as Node parsed it. Asking Hono makes a web `Headers` of all of them first, which costs more
 * than everything else a cached read does; in-process requests, as tests make them, have nothing else.
 */
export function readHeader(c: Context<HttpEnv>, name: string): string | undefined {
  const incoming = c.env?.incoming
  if (incoming === undefined) return c.req.header(name)
  const value = incoming.headers[name]
  return Array.isArray(value) ? value.join(', ') : value
}
