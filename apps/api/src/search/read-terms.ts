import type { SearchTerm } from '@promptsheet/shared/search-query'
import { tokenise } from '@promptsheet/shared/search-words'
import { isForgiven, typoForms } from './search-words.ts'

/** What `lookup.search_prompts` takes for a word typed and for a quoted phrase. */
export type LookupTerm =
  | { word: string; forms: number[]; swaps: string[]; doubleSwaps: string[] }
  | { phrase: string[] }

const mostTerms = 16
const mostPhraseWords = 32

/** The words to look for, at most 16; a term without a letter or digit in it has none. */
export function readTerms(workspaceId: string, terms: readonly SearchTerm[]): LookupTerm[] {
  const phrases = terms.filter(({ phrase }) => phrase).map(({ text }) => tokenise(text))
  const words = terms.filter(({ phrase }) => !phrase).flatMap(({ text }) => tokenise(text))
  return [
    ...phrases
      .filter((phrase) => phrase.length > 0)
      .map((phrase) => ({ phrase: phrase.slice(0, mostPhraseWords) })),
    ...[...new Set(words)].slice(0, mostTerms).map((word) => readWord(workspaceId, word)),
  ].slice(0, mostTerms)
}

function readWord(workspaceId: string, word: string): LookupTerm {
  const swaps = isForgiven(word) ? swapNeighbours(word) : []
  const doubleSwaps = [...new Set(swaps.flatMap(swapNeighbours))].filter((other) => other !== word)
  return { word, forms: typoForms(workspaceId, word), swaps, doubleSwaps }
}

/** The word with each pair of unlike neighbours swapped. */
export function swapNeighbours(word: string): string[] {
  const letters = [...word]
  return letters.slice(1).flatMap((letter, before) => {
    const other = letters[before] ?? ''
    return letter === other ? [] : [letters.toSpliced(before, 2, letter, other).join('')]
  })
}
