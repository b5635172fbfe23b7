import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffWords, type Hunk, mostSteps } from './diff.ts'

const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'the ',
        'cat',
        'sat',
        ' ',
        '\r\n',
        '\n',
        '\t',
        '. ',
        '顧客',
        '名',
        '👩‍💻',
        'é',
        'ü',
        '\ud83d',
        '!',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''))

function expectExact(hunks: Hunk[], from: string, to: string) {
  const join = (skipped: Hunk['op']) =>
    hunks
      .filter((hunk) => hunk.op !== skipped)
      .map((hunk) => hunk.text)
      .join('')
  expect(join('delete') === to).toBe(true)
  expect(join('insert') === from).toBe(true)
}

function words(seed: number, count: number, separator = ' ') {
  let state = seed
  return Array.from({ length: count }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state.toString(36)
  }).join(separator)
}

function letters(seed: number, alphabet: string) {
  let state = seed
  return Array.from({ length: 100_000 }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return alphabet[(state >>> 16) % alphabet.length]
  }).join('')
}

describe('a readable diff', () => {
  test('shows the words that changed', () => {
    expect(diffWords('Write a short email to the client.', 'Write a long email to the client!')).toEqual([
      { op: 'equal', text: 'Write a ' },
      { op: 'delete', text: 'short' },
      { op: 'insert', text: 'long' },
      { op: 'equal', text: ' email to the client' },
      { op: 'delete', text: '.' },
      { op: 'insert', text: '!' },
    ])
  })

  test('keeps neighbouring changed words and their space together', () => {
    expect(diffWords('be very formal now', 'be quite friendly now')).toEqual([
      { op: 'equal', text: 'be ' },
      { op: 'delete', text: 'very formal' },
      { op: 'insert', text: 'quite friendly' },
      { op: 'equal', text: ' now' },
    ])
  })

  test('goes character by character where a script has no spaces', () => {
    expect(diffWords('顧客名を書く', '顧客先を書く')).toEqual([
      { op: 'equal', text: '顧客' },
      { op: 'delete', text: '名' },
      { op: 'insert', text: '先' },
      { op: 'equal', text: 'を書く' },
    ])
  })

  test('does not cut a contraction, an accent or an emoji in two', () => {
    expect(diffWords("don't", "won't")).toHaveLength(2)
    expect(diffWords('👩‍💻', '👩‍🔬')).toHaveLength(2)
    expect(diffWords('e\u0301', 'e\u0300')).toHaveLength(2)
  })

  test('of equal texts is one hunk, and of two empty ones none', () => {
    expect(diffWords('same', 'same')).toEqual([{ op: 'equal', text: 'same' }])
    expect(diffWords('', '')).toEqual([])
    expect(diffWords('', 'x')).toEqual([{ op: 'insert', text: 'x' }])
  })
})

describe('an exact diff', () => {
  test('gives both texts back, merged and the same every time', () => {
    fc.assert(
      fc.property(anyText, anyText, (from, to) => {
        const hunks = diffWords(from, to)
        expectExact(hunks, from, to)
        expect(hunks.every((hunk, index) => hunk.text !== '' && hunk.op !== hunks[index + 1]?.op)).toBe(true)
        expect(diffWords(from, to)).toEqual(hunks)
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['words', words(1, 14_000), words(2, 14_000)],
    ['lines', words(3, 14_000, '\n'), words(4, 14_000, '\r\n')],
    ['one unbroken word', 'a'.repeat(100_000), 'b'.repeat(100_000)],
    ['unspaced script', '顧'.repeat(100_000), '客名'.repeat(50_000)],
    ['spaces', ' \n'.repeat(50_000), '\n \n'.repeat(33_000)],
    ['shuffled letters', 'ab '.repeat(33_000), 'b a '.repeat(25_000)],
    ['sentences', words(1, 14_000, '. '), words(1, 14_000, '! ')],
    ['punctuation', letters(5, '.!'), letters(6, '.!')],
    ['short lines', letters(7, '\n.a'), letters(8, '\n.a ')],
    ['few different letters', letters(9, '顧客\n'), letters(10, '顧客\n')],
    [
      'a long common stretch after what differs',
      `${words(5, 200)}${'a '.repeat(49_000)}x`,
      'a '.repeat(50_000),
    ],
  ])('of two very different 100,000 character texts of %s keeps to its budget', (_, from, to) => {
    const budget = { steps: mostSteps }
    expectExact(diffWords(from, to, budget), from, to)
    // The last comparison may run once along the text before it gives up.
    expect(budget.steps).toBeGreaterThan(-100_000)
    const none = { steps: 0 }
    expectExact(diffWords(from, to, none), from, to)
    expect(none.steps).toBeGreaterThan(-100_000)
  })

  test('of a long text with many small changes stays fine-grained by falling back to lines', () => {
    const from = Array.from({ length: 4_000 }, (_, i) => `line ${i} says the old thing`).join('\n')
    const to = from.replaceAll(/(line \d*5) says the old/g, '$1 says the new')
    const hunks = diffWords(from, to)
    expectExact(hunks, from, to)
    expect(hunks.filter((hunk) => hunk.op === 'equal').length).toBeGreaterThan(300)
  })
})
