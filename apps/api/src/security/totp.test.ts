import { expect, it } from 'vitest'
import { base32, codeOf, findStep, otpauthUri, stepAt } from './totp.ts'

const secret = Buffer.from('12345678901234567890')

// RFC 6238, appendix B, cut to six digits.
it.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('gives the code of RFC 6238 at second %d', (second, code) => {
  expect(codeOf(secret, stepAt(new Date(second * 1000)))).toBe(code)
})

it('takes the code of the step before and after, and no other', () => {
  const now = new Date(1_234_567_890_000)
  const step = stepAt(now)
  for (const near of [-1, 0, 1]) expect(findStep(secret, codeOf(secret, step + near), now)).toBe(step + near)
  for (const far of [-2, 2, 10]) expect(findStep(secret, codeOf(secret, step + far), now)).toBeNull()
  for (const junk of ['', '12345', '1234567', '٣٤٥٦٧٨', 'abcdef'])
    expect(findStep(secret, junk, now)).toBeNull()
})

it('writes the secret as apps read it (RFC 4648)', () => {
  expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI')
  expect(otpauthUri({ secret: Buffer.from('foobar'), email: 'a b@example.com' })).toBe(
    'otpauth://totp/Promptsheet:a%20b%40example.com?secret=MZXW6YTBOI&issuer=Promptsheet',
  )
})
