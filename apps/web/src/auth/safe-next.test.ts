import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { safeNext } from './safe-next.ts'

beforeEach(() => vi.stubGlobal('location', { origin: 'https://prompts.example' }))
afterEach(() => vi.unstubAllGlobals())

test('a page of ours is kept with its search', () => {
  expect(safeNext('/prompts/1?from=2')).toBe('/prompts/1?from=2')
})

test.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/.//evil.example',
  '/x/..//evil.example',
  'https://prompts.example//evil.example',
  'javascript:alert(1)',
  null,
  '',
])('%s leads home', (next) => expect(safeNext(next)).toBe('/'))
