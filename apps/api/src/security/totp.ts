import { createHmac, timingSafeEqual } from 'node:crypto'

// RFC 6238 with what every authenticator app takes for granted: SHA-1, six digits, thirty seconds.
const stepSeconds = 30
const digits = 6
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648 base 32 without padding, as authenticator apps read secrets. */
export function base32(bytes: Uint8Array): string {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('')
}

/** The time step an instant falls in. */
export const stepAt = (at: Date): number => Math.floor(at.getTime() / 1000 / stepSeconds)

/** The code of a time step (RFC 4226, 5.3). */
export function codeOf(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

/** The step a code is of: now, the one before or the one after, as clocks drift; null when of none. */
export function findStep(secret: Uint8Array, code: string, now: Date): number | null {
  const given = Buffer.from(code)
  if (given.length !== digits) return null
  const current = stepAt(now)
  return (
    [current, current - 1, current + 1].find((step) =>
      timingSafeEqual(Buffer.from(codeOf(secret, step)), given),
    ) ?? null
  )
}

/** What the QR code says. */
export function otpauthUri({ secret, email }: { secret: Uint8Array; email: string }): string {
  const query = new URLSearchParams({ secret: base32(secret), issuer: 'Promptsheet' })
  return `otpauth://totp/Promptsheet:${encodeURIComponent(email)}?${query}`
}
