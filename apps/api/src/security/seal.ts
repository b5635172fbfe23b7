import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import type { Deps } from '../deps.ts'

type Keyed = Pick<Deps, 'env' | 'random'>

const keyFor = ({ env }: Pick<Deps, 'env'>, purpose: string) =>
  Buffer.from(hkdfSync('sha256', env.secretKey, '', `promptsheet ${purpose}`, 32))

/**
 * Encrypts a secret that must be read again (AES-256-GCM, key derived from SECRET_KEY). `purpose` and `owner` are
 * bound to it: what was sealed for one person opens for nobody else.
 */
export function seal(
  deps: Keyed,
  { purpose, owner }: { purpose: string; owner: string },
  secret: Uint8Array,
): string {
  const iv = deps.random(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(deps, purpose), iv).setAAD(Buffer.from(owner))
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()])
  const parts = [iv, cipher.getAuthTag(), sealed].map((part) => Buffer.from(part).toString('base64url'))
  return ['v1', ...parts].join('.')
}

/** The secret again. Throws when it was sealed under another key, for somebody else, or changed since. */
export function unseal(
  deps: Pick<Deps, 'env'>,
  { purpose, owner }: { purpose: string; owner: string },
  sealed: string,
): Uint8Array {
  const [version, iv = '', tag = '', data = ''] = sealed.split('.')
  if (version !== 'v1') throw new Error('this secret was sealed by a newer version')
  const decipher = createDecipheriv('aes-256-gcm', keyFor(deps, purpose), Buffer.from(iv, 'base64url'))
  decipher.setAAD(Buffer.from(owner)).setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([decipher.update(Buffer.from(data, 'base64url')), decipher.final()])
}

/** A hash that nobody without SECRET_KEY can try words against: for secrets short enough to be typed. */
export function keyedHash(deps: Pick<Deps, 'env'>, purpose: string, text: string): string {
  return createHmac('sha256', keyFor(deps, purpose)).update(text).digest('hex')
}
