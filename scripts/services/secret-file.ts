import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { PlainError } from '../plain-error.ts'

/**
 * The secret kept in `path`, made on first use: 32 random bytes as base64url, file mode 0600.
 * Two processes asking at once get the same one.
 */
export function keepSecret(path: string): string {
  const known = readSecret(path)
  if (known) return known
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  try {
    linkSync(draft, path)
  } catch {
    // Another process was first; its secret is the one that counts.
  } finally {
    rmSync(draft, { force: true })
  }
  const secret = readSecret(path)
  if (!secret) throw new PlainError(`${path} is empty: remove it and start again`)
  return secret
}

function readSecret(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    if (error.code === 'ENOENT') return null
    if (error.code === 'EACCES')
      throw new PlainError(
        `${path} belongs to another user: start as that user, or set DATA_DIR to a new folder`,
      )
    throw error
  }
}
