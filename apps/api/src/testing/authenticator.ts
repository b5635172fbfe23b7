import { codeOf, stepAt } from '../security/totp.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The code an authenticator app with this secret (base 32) shows at an instant, or some steps of 30 s later. */
export function codeFor(secret: string, at: Date, stepsLater = 0): string {
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))
  return codeOf(Uint8Array.from(bytes), stepAt(at) + stepsLater)
}
