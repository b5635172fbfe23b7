import { joinBoth, mergeTexts } from '@promptsheet/shared/merge'

export type Side = 'theirs' | 'mine' | 'both'
/** `suggested` is null where somebody has to choose. */
export type Passage = { theirs: string; mine: string; suggested: Side | null }
export type Piece = { kind: 'same'; text: string } | { kind: 'passage'; passage: Passage; index: number }

/**
 * Two texts made from one as what they share and the passages where they differ. A passage that one of them left as
 * it was is suggested from the other; where each added something both are; where both changed the same words nothing is.
 */
export function findPassages(base: string, theirs: string, mine: string): Piece[] {
  const pieces: Piece[] = []
  let index = 0
  for (const passage of mergeTexts(base, theirs, mine)) {
    const { change, current, incoming } = passage
    if (change !== 'none' && change !== 'both') {
      const suggested =
        change === 'current' ? 'theirs' : change === 'incoming' ? 'mine' : passage.base === '' ? 'both' : null
      pieces.push({ kind: 'passage', passage: { theirs: current, mine: incoming, suggested }, index })
      index += 1
      continue
    }
    const last = pieces.at(-1)
    if (last?.kind === 'same') last.text += current
    else pieces.push({ kind: 'same', text: current })
  }
  return pieces
}

/** The text that the choices make; both of what is not chosen yet, so that nothing is missing meanwhile. */
export function joinPieces(pieces: readonly Piece[], choices: readonly (Side | null)[]): string {
  return pieces
    .map((piece) => {
      if (piece.kind === 'same') return piece.text
      const { theirs, mine } = piece.passage
      const side = choices[piece.index]
      return side === 'theirs' ? theirs : side === 'mine' ? mine : joinBoth(theirs, mine)
    })
    .join('')
}
