import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinBoth, joinMerge, type MergePassage, mergeTexts } from './merge.ts'

const word = fc.constantFrom(
  'the ',
  'cat ',
  'sat',
  ' ',
  '\n',
  '. ',
  '顧客',
  '👩‍💻',
  'é',
  '{{x}}',
  '\ud83d',
  'on ',
)
const anyText = fc.array(word, { maxLength: 40 }).map((parts) => parts.join(''))
const join = (passages: readonly MergePassage[], side: 'base' | 'current' | 'incoming') =>
  passages.map((one) => one[side]).join('')

describe('merging two texts made from one', () => {
  it('gives back each of the three exactly', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (base, current, incoming) => {
        const passages = mergeTexts(base, current, incoming)
        expect(join(passages, 'base') === base).toBe(true)
        expect(join(passages, 'current') === current).toBe(true)
        expect(join(passages, 'incoming') === incoming).toBe(true)
      }),
    )
  })

  it('takes what only one of them changed, and what both changed alike', () => {
    fc.assert(
      fc.property(anyText, anyText, (base, text) => {
        expect(joinMerge(mergeTexts(base, text, base)) === text).toBe(true)
        expect(joinMerge(mergeTexts(base, base, text)) === text).toBe(true)
        expect(joinMerge(mergeTexts(base, text, text)) === text).toBe(true)
      }),
    )
  })

  it('comes to the same from either side', () => {
    const turned = {
      none: 'none',
      both: 'both',
      conflict: 'conflict',
      current: 'incoming',
      incoming: 'current',
    }
    fc.assert(
      fc.property(anyText, anyText, anyText, (base, one, other) => {
        const there = mergeTexts(base, one, other)
        const back = mergeTexts(base, other, one)
        const mirrored = there.map(({ change, base: from, current, incoming }) => ({
          change: turned[change],
          base: from,
          current: incoming,
          incoming: current,
        }))
        expect(back).toEqual(mirrored)
        expect(joinMerge(back)).toBe(joinMerge(there))
      }),
    )
  })

  it('keeps the changes of both where they are apart', () => {
    const base = 'Write a mail of 150 words. Be kind. Ask one question.'
    const merged = mergeTexts(
      base,
      'Write a mail of 120 words. Be kind. Ask one question.',
      'Write a short mail of 150 words. Be kind. Ask two questions.',
    )
    expect(joinMerge(merged)).toBe('Write a short mail of 120 words. Be kind. Ask two questions.')
    expect(merged.filter(({ change }) => change !== 'none').map(({ change }) => change)).toEqual([
      'incoming',
      'current',
      'incoming',
    ])
  })

  it('leaves to a person what both changed in another way, or added at one place', () => {
    const changed = mergeTexts('Be kind.', 'Be brave.', 'Be brief.')
    expect(joinMerge(changed)).toBe(null)
    expect(changed[1]).toEqual({ change: 'conflict', base: 'kind', current: 'brave', incoming: 'brief' })
    const added = mergeTexts('One.\n', 'One.\nTwo.\n', 'One.\nThree.\n')
    expect(added.at(-1)).toEqual({ change: 'conflict', base: '', current: 'Two.\n', incoming: 'Three.\n' })
    expect(joinMerge(mergeTexts('Be kind to {{name}}.', 'Be kind.', 'Be kind to {{client}}.'))).toBe(null)
  })

  it('merges long texts that have little in common without taking long', () => {
    const long = (seed: string) =>
      Array.from({ length: 9_000 }, (_, n) => `${seed}${n % 97} ${n % 13}`).join(' ')
    const passages = mergeTexts(long('a'), long('b'), long('c'))
    expect(join(passages, 'incoming')).toBe(long('c'))
  })
})

describe('keeping both', () => {
  it('puts a space where the words would run together', () => {
    expect([joinBoth('a', 'b'), joinBoth('a ', 'b'), joinBoth('a\n', 'b'), joinBoth('', 'b')]).toEqual([
      'a b',
      'a b',
      'a\nb',
      'b',
    ])
  })
})
