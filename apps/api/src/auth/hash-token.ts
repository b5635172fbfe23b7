import { createHash } from 'node:crypto'

/** What is kept of a session's token, one in a link, or a key: a plain hash is enough for 256 random bits. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
