import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openTarget, targets } from './links.ts'

test('ChatGPT gets a short prompt in the link', () => {
  expect(openTarget('chatgpt', 'Say "hi" & bye\n+1 ü')).toEqual({
    url: 'https://chatgpt.com/?prompt=Say%20%22hi%22%20%26%20bye%0A%2B1%20%C3%BC',
    needsPaste: false,
  })
})

test('ChatGPT gets the plain page once the encoded prompt passes 6 KB', () => {
  expect(openTarget('chatgpt', 'a'.repeat(6144)).needsPaste).toBe(false)
  expect(openTarget('chatgpt', 'a'.repeat(6145))).toEqual({ url: 'https://chatgpt.com/', needsPaste: true })
  expect(openTarget('chatgpt', 'ü'.repeat(1025)).needsPaste).toBe(true)
})

test('Claude and Gemini always need a paste', () => {
  expect(openTarget('claude', 'x')).toEqual({ url: 'https://claude.ai/new', needsPaste: true })
  expect(openTarget('gemini', 'x')).toEqual({ url: 'https://gemini.google.com/app', needsPaste: true })
})

test('an empty prompt opens the page with nothing to paste', () => {
  for (const target of targets) expect(openTarget(target, '').needsPaste).toBe(false)
})

test('no text throws, submits by itself or loses a character in the link', () => {
  fc.assert(
    fc.property(fc.constantFrom(...targets), fc.string({ unit: 'binary' }), (target, text) => {
      const url = new URL(openTarget(target, text).url)
      expect(url.searchParams.has('q')).toBe(false)
      if (target === 'chatgpt' && text !== '')
        expect(url.searchParams.get('prompt')).toBe(text.toWellFormed())
    }),
  )
})
