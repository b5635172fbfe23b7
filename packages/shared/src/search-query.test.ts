import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseSearchQuery } from './search-query.ts'
import { measureCpu } from './testing/cpu-time.ts'

const none = { tag: [], category: [], team: [], owner: [], status: [], collection: [] }
const words = (q: string) => parseSearchQuery(q).terms.map((term) => term.text)

test('words and filters are told apart', () => {
  expect(
    parseSearchQuery('launch emial tag:email team:"Customer success" status:battle_tested owner:me'),
  ).toEqual({
    terms: [
      { text: 'launch', phrase: false },
      { text: 'emial', phrase: false },
    ],
    filters: {
      ...none,
      tag: ['email'],
      team: ['Customer success'],
      status: ['battle_tested'],
      owner: ['me'],
    },
  })
})

test('filter names have no case and repeat, and a status may be written as people say it', () => {
  expect(parseSearchQuery('TAG:a Tag:b tag:a status:"Battle tested" collection:Q4').filters).toEqual({
    ...none,
    tag: ['a', 'b'],
    status: ['battle_tested'],
    collection: ['Q4'],
  })
})

test('quotes of any kind make a phrase, also while it is being typed', () => {
  expect(parseSearchQuery('“cold email” "first tou').terms).toEqual([
    { text: 'cold email', phrase: true },
    { text: 'first tou', phrase: true },
  ])
})

test('an unknown filter is plain words and a filter without a value is nothing yet', () => {
  expect(words('foo:bar https://x.y tag: :')).toEqual(['foo', 'bar', 'https', '//x.y'])
  expect(words('foo:"two words"')).toEqual(['foo', 'two words'])
  expect(parseSearchQuery('tag:"" ""')).toEqual({ terms: [], filters: none })
})

test('a value keeps its own colons', () => {
  expect(parseSearchQuery('tag:a:b').filters.tag).toEqual(['a:b'])
})

test('at most sixteen terms are kept', () => {
  expect(parseSearchQuery('a '.repeat(1_000)).terms).toHaveLength(16)
})

test('nothing throws, and no term holds what the database refuses', () => {
  const piece = fc.oneof(
    fc.constantFrom('"', ':', ' ', 'tag:', 'owner:"', '\u0000'),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const { terms, filters } = parseSearchQuery(pieces.join(''))
      for (const text of [...terms.map((term) => term.text), ...Object.values(filters).flat()]) {
        expect(text.isWellFormed() && !text.includes('\u0000') && text !== '').toBe(true)
      }
    }),
  )
})

test('a hostile query of 200,000 characters is answered at once', () => {
  for (const unit of ['"', 'a:', ':', 'a', 'tag:"']) {
    const { milliseconds } = measureCpu(() => {
      parseSearchQuery(unit.repeat(100_000))
    })
    expect(milliseconds).toBeLessThan(200)
  }
})
