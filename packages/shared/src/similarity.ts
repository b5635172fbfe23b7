import { tokenise } from './search-words.ts'

const mostWords = 20_000

/**
 * How alike two texts are, from 0 to 1, by the pairs of neighbouring words they share. Blind to case,
 * accents, punctuation and spacing; 0.85 and more is a near-duplicate.
 */
export function similarity(a: string, b: string): number {
  return a === b ? 1 : compareShingles(findShingles(a), findShingles(b))
}

/** The pairs of neighbouring words of a text; make them once when one text meets many. */
export function findShingles(text: string): Set<string> {
  const words = tokenise(text).slice(0, mostWords)
  return new Set(words.map((word, index) => `${word} ${words[index + 1] ?? ''}`))
}

/** Twice the shared pairs over all pairs (Sørensen–Dice), from 0 to 1. */
export function compareShingles(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 && b.size === 0) return 1
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  let shared = 0
  for (const shingle of few) if (many.has(shingle)) shared++
  return (2 * shared) / (a.size + b.size)
}
