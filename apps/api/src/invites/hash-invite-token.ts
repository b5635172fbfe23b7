import { createHash } from 'node:crypto'

/** What is kept of the token in an invite's link. */
export function hashInviteToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
