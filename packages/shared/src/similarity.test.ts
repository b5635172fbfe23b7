import fc from 'fast-check'
import { expect, test } from 'vitest'
import { similarity } from './similarity.ts'

const prompt =
  'Write a launch email for our new product to customers who bought last year, in a friendly tone.'

test('the same text but for case, accents and spacing is the same', () => {
  expect(similarity(prompt, prompt.toUpperCase().replaceAll(' ', '\r\n'))).toBe(1)
})

test('one changed word in a sentence is a near-duplicate', () => {
  expect(similarity(prompt, prompt.replace('friendly', 'formal'))).toBeGreaterThan(0.85)
})

test('another prompt is far away', () => {
  expect(
    similarity(prompt, 'Summarise this meeting in five bullet points and list who does what.'),
  ).toBeLessThan(0.1)
})

test('it lies between 0 and 1 and does not care for order', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '名', '!') })
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(similarity(a, b)).toBe(similarity(b, a))
      expect(similarity(a, b)).toBeGreaterThanOrEqual(0)
      expect(similarity(a, b)).toBeLessThanOrEqual(1)
      expect(similarity(a, a)).toBe(1)
    }),
  )
})
