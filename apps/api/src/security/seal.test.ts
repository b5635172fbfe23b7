import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { startHarness } from '../testing/harness.ts'
import { seal, unseal } from './seal.ts'

const { deps } = await startHarness()
const who = { purpose: 'test', owner: 'mia' }
const secret = Buffer.from('a secret')

it('gives back what was sealed, and seals the same thing otherwise each time', () => {
  const sealed = seal(deps, who, secret)
  expect(Buffer.from(unseal(deps, who, sealed))).toEqual(secret)
  expect(sealed).not.toContain(secret.toString('base64url'))
  expect(seal(deps, who, secret)).not.toBe(sealed)
})

it('opens for nobody else, for no other purpose, under no other key and not when it was changed', () => {
  const sealed = seal(deps, who, secret)
  const other = { ...deps, env: { ...deps.env, secretKey: randomBytes(32).toString('base64url') } }
  expect(() => unseal(deps, { ...who, owner: 'max' }, sealed)).toThrow()
  expect(() => unseal(deps, { ...who, purpose: 'other' }, sealed)).toThrow()
  expect(() => unseal(other, who, sealed)).toThrow()
  expect(() => unseal(deps, who, `${sealed.slice(0, -2)}AA`)).toThrow()
})
