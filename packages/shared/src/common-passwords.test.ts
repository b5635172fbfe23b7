import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commonBases, commonWhole } from './common-password-list.ts'
import { isCommonPassword } from './common-passwords.ts'
import { measureCpu } from './testing/cpu-time.ts'

const endings = ['1', '123', '1234', '12345', '2025', '!', '123!', '@2026']

test('the list stands for well over a thousand passwords of ten or more characters', () => {
  const spelled = [...commonWhole, ...commonBases.flatMap((base) => endings.map((ending) => base + ending))]
  const long = new Set([...commonWhole, ...spelled].filter((password) => password.length >= 10))
  expect(new Set(commonWhole.filter((password) => password.length >= 10)).size).toBeGreaterThan(500)
  expect(long.size).toBeGreaterThan(5_000)
  expect([...long].filter((password) => !isCommonPassword(password))).toEqual([])
})

describe('a common password', () => {
  test.each([
    'password123',
    'Password2024!',
    'P@ssw0rd1234',
    'p4$$w0rd2025',
    '123password',
    'Summer2026!!',
    'Qwertyuiop',
    'qwerty123456',
    'qwertz12345',
    '1234567890',
    '0987654321',
    'abcdefghij',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    'passwordpassword',
    'I love you 123',
    '1qaz2wsx3edc',
    'Pa$$word12345678',
    'L3tm31n2024',
    'Promptsheet1',
    'iloveyou1234567890'.slice(0, 16),
  ])('%s is recognised', (password) => {
    expect(isCommonPassword(password)).toBe(true)
  })
})

describe('a good password', () => {
  test.each([
    'violet-anchor-42-mosaic',
    'kT9#vqLz2!pW',
    'my aunt sells tin kettles',
    'password83719264517',
    'zebrafinch-tuesday-rain',
    'correct horse mosaic kettle',
    '顧客名と請求書の秘密',
  ])('%s is not taken for one', (password) => {
    expect(isCommonPassword(password)).toBe(false)
  })
})

test('any text is answered at once', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof isCommonPassword(text) === 'boolean'))
  const { milliseconds } = measureCpu(() => {
    for (const unit of ['a', '1', '!1', 'password']) isCommonPassword(unit.repeat(25_000))
  })
  expect(milliseconds).toBeLessThan(1_000)
})
