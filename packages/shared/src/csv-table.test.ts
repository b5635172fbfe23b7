import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatTable, neutralise, restore } from './csv-table.ts'

// The signs that begin a formula, as they are typed on a keyboard, in full width, and in small forms; the minus of
// typesetting; and white space, alone or before a sign, which some programs cut off before they look.
const leads = [
  ...'=+-@',
  ...'＝＋－＠',
  ...'﹦﹢﹣﹫',
  '−',
  '\t',
  '\r',
  '\n',
  ' =',
  '\v+',
  '\u00a0 -',
  '\u3000＝',
  '\ufeff@',
]

test.each(leads)('a cell that begins with %j is text to a spreadsheet', (lead) => {
  const cell = `${lead}1+cmd|' /C calc'!A0`
  expect(neutralise(cell)).toBe(`'${cell}`)
  expect(formatTable([[cell]])).toBe(`\ufeff"'${cell}"\r\n`)
  expect(restore(neutralise(cell))).toBe(cell)
})

test.each(leads)('a cell that begins with an apostrophe and %j comes back as it was', (lead) => {
  const cell = `''${lead}1`
  expect(restore(neutralise(cell))).toBe(cell)
})

test.each(['1-1', 'a=b', '’=1', "it's", '"=1"', '', '–1', '×2', ' a=1', "' "])(
  '%j is no formula and stays as it is',
  (cell) => {
    expect(neutralise(cell)).toBe(cell)
  },
)

test('whatever a cell holds, it comes back, and what is written begins with no sign', () => {
  const anyCell = fc
    .tuple(fc.constantFrom('', "'", "''", ...leads), fc.string({ unit: 'grapheme' }))
    .map(([lead, rest]) => lead + rest)
  fc.assert(
    fc.property(anyCell, (cell) => {
      const written = neutralise(cell)
      expect(restore(written)).toBe(cell)
      expect(leads.some((lead) => written.startsWith(lead))).toBe(false)
    }),
    { numRuns: 2000, seed: 20_261_121 },
  )
})
