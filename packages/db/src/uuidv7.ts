/**
 * A UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then random bits. Ids sort by time of making.
 * Both clock and randomness are the caller's: `random` returns that many random bytes.
 */
export function uuidv7(now: Date, random: (bytes: number) => Uint8Array): string {
  const time = now.getTime().toString(16).padStart(12, '0')
  const bits = Buffer.from(random(10)).toString('hex')
  const variant = '89ab'[Number.parseInt(bits.charAt(3), 16) & 3]
  return `${time.slice(0, 8)}-${time.slice(8)}-7${bits.slice(0, 3)}-${variant}${bits.slice(4, 7)}-${bits.slice(7, 19)}`
}
