import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blankStyles, countLookAlikes, findLookAlikes, makeBlanks, makeBlanksOf } from './look-alikes.ts'

const labels = (body: string) => findLookAlikes(body).map(({ label }) => label)

test('other notations for blanks are found in the order of the text', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the other notation
  expect(labels('Write to [CLIENT NAME] about {topic}, ${tone:warm}, <deadline>')).toEqual([
    'client name',
    'topic',
    'tone',
    'deadline',
  ])
})

test('links, tasks, footnotes, markup and our own blanks are left alone', () => {
  expect(labels('[docs](https://a.example) [x] [1] <b>bold</b> <notes>…</notes> {{client}} <br>')).toEqual([])
})

test('what stands in a web address is part of the address', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is another notation
  const address = 'https://x.example/[id]/{slug}/%name%?to=${city}&at=<place>'
  expect(labels(`Open ${address} or www.x.example/[id] for [CLIENT].`)).toEqual(['client'])
  expect(labels('https://x.example/{{shop}}/[id] and https://[domain]')).toEqual(['domain'])
  expect(labels('See (https://x.example) [CLIENT], then {topic}: https://x.example.')).toEqual([
    'client',
    'topic',
  ])
  expect(makeBlanks('https://x.example/[id] to [id]', findLookAlikes('[id]'))).toBe(
    'https://x.example/[id] to {{id}}',
  )
})

test('made blanks keep their default and come back as our own notation', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as above
  const body = 'To [CLIENT], a ${tone:warm} mail. Thank [CLIENT].'
  expect(makeBlanks(body, findLookAlikes(body))).toBe(
    'To {{client}}, a {{tone=warm}} mail. Thank {{client}}.',
  )
})

test('doubled brackets and percent signs are notations too, and look-alikes of those are not', () => {
  expect(labels('[[client]] <<topic>> %due date%')).toEqual(['client', 'topic', 'due date'])
  expect(labels('20% of 50%, %E2%80%9C, list[index], [INST], [text][reference], ![picture]')).toEqual([])
})

test('each notation is counted by itself, with examples', () => {
  const counted = countLookAlikes('[A ONE] [B TWO] [A ONE] {three}, {{ours}} and {{size=[small]|big}}')
  expect(counted.get('square')).toEqual({ count: 3, examples: ['[A ONE]', '[B TWO]'] })
  expect(counted.get('brace')).toEqual({ count: 1, examples: ['{three}'] })
  expect([...counted.keys()]).toEqual(['square', 'brace'])
})

test('only the notations that are asked for become blanks, and nothing inside a blank does', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the other notation
  const body = '[CLIENT] {topic} %day% ${tone:[warm]} {{size=[small]|big}}'
  expect(makeBlanksOf(body, ['percent', 'square'])).toBe(
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as above
    '{{client}} {topic} {{day}} ${tone:{{warm}}} {{size=[small]|big}}',
  )
  expect(makeBlanksOf(body, blankStyles)).toBe(
    '{{client}} {{topic}} {{day}} {{tone=[warm]}} {{size=[small]|big}}',
  )
})

test('only look-alikes change, whatever the text', () => {
  const piece = fc.constantFrom('[', ']', '<', '>', '{', '}', '%', '$', '\\', ':', '=', '|', ' ', 'ab', 'X')
  fc.assert(
    fc.property(fc.string({ unit: piece, maxLength: 60 }), (body) => {
      const hasNone = countLookAlikes(body).size === 0
      expect(makeBlanksOf(body, blankStyles) === body).toBe(hasNone)
    }),
  )
})

test('a long text of nothing but brackets takes no time', () => {
  const hostile = Array.from({ length: 12_000 }, (_, index) => `<w${index}>[w${index}]`).join('')
  const startedAt = performance.now()
  makeBlanksOf(hostile.slice(0, 100_000), blankStyles)
  makeBlanksOf('[<{%$'.repeat(20_000), blankStyles)
  expect(performance.now() - startedAt).toBeLessThan(3000)
})
