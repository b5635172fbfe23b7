import { diffWords } from '@promptsheet/shared/diff'

export type Side = 'theirs' | 'mine' | 'both'
export type Passage = { theirs: string; mine: string; suggested: Side }
export type Piece = { kind: 'same'; text: string } | { kind: 'passage'; passage: Passage; index: number }

const contextLength = 24

/**
 * Two texts as what they share and the passages where they differ. A passage one of them left as it was
 * in the common base is suggested from the other; where both changed it, one's own is.
 */
export function findPassages(base: string, theirs: string, mine: string): Piece[] {
  const hunks = diffWords(theirs, mine)
  const pieces: Piece[] = []
  let index = 0
  for (let at = 0; at < hunks.length; at++) {
    const hunk = hunks[at]
    if (!hunk) continue
    if (hunk.op === 'equal') {
      pieces.push({ kind: 'same', text: hunk.text })
      continue
    }
    const next = hunks[at + 1]
    const isPair = hunk.op === 'delete' && next?.op === 'insert'
    const passage = {
      theirs: hunk.op === 'delete' ? hunk.text : '',
      mine: hunk.op === 'insert' ? hunk.text : isPair ? next.text : '',
    }
    const before = hunks[at - 1]?.text.slice(-contextLength) ?? ''
    const after = (hunks[isPair ? at + 2 : at + 1]?.text ?? '').slice(0, contextLength)
    const isMineUntouched = base.includes(before + passage.mine + after)
    const isTheirsUntouched = base.includes(before + passage.theirs + after)
    const suggested = isMineUntouched && !isTheirsUntouched ? 'theirs' : 'mine'
    pieces.push({ kind: 'passage', passage: { ...passage, suggested }, index })
    index += 1
    if (isPair) at += 1
  }
  return pieces
}

/** The text that the choices make. */
export function joinPieces(pieces: readonly Piece[], choices: readonly Side[]): string {
  return pieces
    .map((piece) => {
      if (piece.kind === 'same') return piece.text
      const { theirs, mine } = piece.passage
      const side = choices[piece.index]
      return side === 'theirs' ? theirs : side === 'both' ? joinBoth(theirs, mine) : mine
    })
    .join('')
}

function joinBoth(theirs: string, mine: string): string {
  const needsSpace = theirs && mine && !/\s$/.test(theirs) && !/^\s/.test(mine)
  return theirs + (needsSpace ? ' ' : '') + mine
}
