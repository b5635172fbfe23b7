import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deletedForms, editDistance, tokenise } from './search-words.ts'
import { measureCpu } from './testing/cpu-time.ts'

describe('tokens', () => {
  test('are lower-case, without accents, of letters and digits', () => {
    expect(tokenise('Größe: STRASSE straße—Ünïcode №5, Łódź Æther ＡＢＣ')).toEqual([
      'grosse',
      'strasse',
      'strasse',
      'unicode',
      'no5',
      'lodz',
      'aether',
      'abc',
    ])
  })

  test('treat composed and decomposed letters alike', () => {
    expect(tokenise('u\u0308ber')).toEqual(tokenise('über'))
    expect(tokenise('й ё')).toEqual(['и', 'е'])
  })

  test('keep the vowel signs and letters of scripts that need them', () => {
    expect(tokenise('हिन्दी ภาษาไทย 한국어')).toEqual(['हिन्दी', 'ภาษาไทย', '한국어'])
  })

  test('of Chinese and Japanese are pairs, or one lone character', () => {
    expect(tokenise('顧客名 A社の名')).toEqual(['顧客', '客名', 'a', '社の', 'の名'])
    expect(tokenise('名')).toEqual(['名'])
  })

  test('forgive apostrophes', () => {
    expect(tokenise("the client's l'équipe don’t")).toEqual(['the', 'client', 'l', 'equipe', 'dont'])
  })

  test('are at most forty characters', () => {
    expect(tokenise('x'.repeat(100))).toEqual(['x'.repeat(40)])
  })

  test('of any text are clean, and tokenising them again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const token of tokenise(text)) {
          expect(token).toMatch(/^[\p{L}\p{N}\p{M}]+$/u)
          expect(tokenise(token)).toEqual([token])
        }
      }),
      { numRuns: 1_000 },
    )
  })

  test('of 200,000 hostile characters come in linear time', () => {
    for (const unit of ['a', "'", '顧', '\u0301', "n't", 'ß', ' ', 'ﷺ']) {
      const { milliseconds } = measureCpu(() => {
        tokenise(unit.repeat(200_000 / unit.length))
      })
      expect(milliseconds).toBeLessThan(1_000)
    }
  })
})

const letter = fc.constantFrom('a', 'b', 'c', 'ü', '名', '😀')
const edit = fc.record({
  kind: fc.constantFrom('insert', 'delete', 'substitute', 'swap'),
  at: fc.nat(),
  letter,
})
type Edit = { kind: string; at: number; letter: string }

function apply(letters: string[], change: Edit) {
  const at = change.at % (letters.length + (change.kind === 'insert' ? 1 : 0) || 1)
  const edited = [...letters]
  if (change.kind === 'insert') edited.splice(at, 0, change.letter)
  else if (change.kind === 'delete') edited.splice(at, 1)
  else if (change.kind === 'substitute' && letters.length > 0) edited[at] = change.letter
  else if (change.kind === 'swap' && letters.length > 1)
    edited.splice(at, 2, ...edited.slice(at, at + 2).reverse())
  return edited
}

function share(a: string, b: string) {
  const forms = new Set(deletedForms(a))
  return deletedForms(b).some((form) => forms.has(form))
}

describe('deleted forms', () => {
  test('of a short word are itself and each single deletion', () => {
    expect(deletedForms('tone')).toEqual(['tone', 'one', 'tne', 'toe', 'ton'])
    expect(deletedForms('aa')).toEqual(['aa', 'a'])
  })

  test('of a word of seven letters add each double deletion', () => {
    expect(deletedForms('abcdefg')).toHaveLength(1 + 7 + 21)
    expect(deletedForms('abcdef')).toHaveLength(1 + 6)
  })

  test('of two words within one edit always overlap', () => {
    fc.assert(
      fc.property(fc.array(letter, { minLength: 1, maxLength: 12 }), edit, (letters, change) => {
        expect(share(letters.join(''), apply(letters, change).join(''))).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  test('of two words within two edits overlap when the longer has seven letters, even if the other has fewer', () => {
    fc.assert(
      fc.property(fc.array(letter, { minLength: 5, maxLength: 12 }), edit, edit, (letters, first, second) => {
        const other = apply(apply(letters, first), second)
        fc.pre(Math.max(letters.length, other.length) >= 7)
        fc.pre(editDistance(letters.join(''), other.join(''), 2) <= 2)
        expect(share(letters.join(''), other.join(''))).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  test('of two words of six letters two edits apart need not overlap', () => {
    expect(editDistance('abcdef', 'xbcdey', 2)).toBe(2)
    expect(share('abcdef', 'xbcdey')).toBe(false)
  })
})

describe('edit distance', () => {
  test.each([
    ['email', 'email', 0],
    ['email', 'emial', 1],
    ['launch', 'luanhc', 2],
    ['kitten', 'sitting', 3],
    ['ca', 'abc', 3],
    ['', 'ab', 2],
    ['名前', '前名', 1],
  ])('from %s to %s is %i', (a, b, distance) => {
    expect(editDistance(a, b, 5)).toBe(distance)
    expect(editDistance(b, a, 5)).toBe(distance)
  })

  test('stops at one more than the bound', () => {
    expect(editDistance('kitten', 'sitting', 2)).toBe(3)
    expect(editDistance('a', 'abcdefgh', 2)).toBe(3)
  })

  test('is never more than the edits made, and bounding it never changes a smaller answer', () => {
    fc.assert(
      fc.property(
        fc.array(letter, { maxLength: 10 }),
        edit,
        fc.array(letter, { maxLength: 10 }),
        (a, change, b) => {
          expect(editDistance(a.join(''), apply(a, change).join(''), 3)).toBeLessThanOrEqual(1)
          const full = editDistance(a.join(''), b.join(''), 99)
          for (const max of [0, 1, 2])
            expect(editDistance(a.join(''), b.join(''), max)).toBe(Math.min(full, max + 1))
        },
      ),
    )
  })
})
