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

test('where both changed the same words nothing is suggested, and both are there until somebody chooses', () => {
  const pieces = findPassages('Be kind.', 'Be brave.', 'Be brief.')
  expect(suggestions(pieces)).toEqual([null])
  expect(joinPieces(pieces, [null])).toBe('Be brave brief.')
})

test('where each added something both are suggested', () => {
  const pieces = findPassages('One.\n', 'One.\nTwo.\n', 'One.\nThree.\n')
  expect(suggestions(pieces)).toEqual(['both'])
  expect(joinPieces(pieces, ['both'])).toBe('One.\nTwo.\nThree.\n')
})

test('what both changed alike is no passage', () => {
  expect(findPassages('One two.', 'One three.', 'One three.')).toEqual([{ kind: 'same', text: 'One three.' }])
})

test('all theirs and all mine give back each text exactly', () => {
  const pieces = findPassages(base, theirs, mine)
  expect(joinPieces(pieces, ['theirs', 'theirs'])).toBe(theirs)
  expect(joinPieces(pieces, ['mine', 'mine'])).toBe(mine)
})
