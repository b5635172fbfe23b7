import { expect, test } from 'vitest'
import { findPassages, joinPieces, type Piece } from './passages.ts'

const base = 'Write a mail of 150 words. Be kind. Ask one question.'
const theirs = 'Write a mail of 120 words. Be kind. Ask one question.'
const mine = 'Write a mail of 150 words. Be kind. Ask two questions.'

const suggestions = (pieces: Piece[]) =>
  pieces.flatMap((piece) => (piece.kind === 'passage' ? [piece.passage.suggested] : []))

test('what only they changed is suggested from theirs, what only I changed from mine', () => {
  const pieces = findPassages(base, theirs, mine)
  expect(suggestions(pieces)).toEqual(['theirs', 'mine'])
  expect(joinPieces(pieces, suggestions(pieces))).toBe(
    'Write a mail of 120 words. Be kind. Ask two questions.',
  )
})

test('where both changed the same words mine is suggested and nothing is chosen silently', () => {
  const pieces = findPassages('Be kind.', 'Be brave.', 'Be brief.')
  expect(suggestions(pieces)).toEqual(['mine'])
})

test('all theirs and all mine give back each text exactly', () => {
  const pieces = findPassages(base, theirs, mine)
  expect(joinPieces(pieces, ['theirs', 'theirs'])).toBe(theirs)
  expect(joinPieces(pieces, ['mine', 'mine'])).toBe(mine)
})
