import { createHash } from 'node:crypto'

/** What is kept of a token in a link. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
