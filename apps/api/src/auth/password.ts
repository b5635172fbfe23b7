import { hash, verify } from '@node-rs/argon2'
import { isCommonPassword } from '@promptsheet/shared/common-passwords'
import { invalid } from '../errors.ts'

// OWASP's second recommendation for argon2id: 19 MiB, two passes.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// Verified when there is no account, so that a missing one takes as long as a wrong password.
let decoy: Promise<string> | null = null

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost)
}

export async function isPasswordRight(storedHash: string | null, password: string): Promise<boolean> {
  decoy ??= hash('nobody has this password', cost)
  const isRight = await verify(storedHash ?? (await decoy), password)
  return isRight && storedHash !== null
}

/** Throws when a password is too short, too long or one that everybody tries first. */
export function checkPassword(password: string, email: string, path = 'body.password'): void {
  if ([...password].length < 10)
    throw invalid(path, 'Use at least 10 characters. A few words in a row are fine.')
  if (password.length > 200) throw invalid(path, 'Use at most 200 characters.')
  const lower = password.toLowerCase()
  const mailbox = email.toLowerCase().split('@')[0] ?? ''
  if (
    isCommonPassword(password) ||
    lower === email.toLowerCase() ||
    (mailbox.length >= 6 && lower === mailbox)
  )
    throw invalid(path, 'This password is easy to guess. Pick one that only you would think of.')
}
