import { compareShingles, findShingles } from '@promptsheet/shared/similarity'

export type Alike<T> = { of: T; share: number }

const sketchSize = 48
const nearDuplicate = 0.85
const comparedAtMost = 5
// A pair of words that so many texts share tells them apart no more.
const longestList = 500
// A text whose longest allowed form would take long to compare is known by its beginning.
const comparedCharacters = 20_000

type Known<T> = { of: T; text: string; size: number }

/**
 * Finds the text most like another among many without comparing each with each: texts that share enough of the
 * smallest hashes of their word pairs are compared in full. 5,000 prompts against 5,000 take a second or two.
 */
export function createAlikeIndex<T>() {
  const known: Known<T>[] = []
  const byHash = new Map<number, number[]>()

  return {
    add(text: string, of: T): void {
      const cut = text.slice(0, comparedCharacters)
      const hashes = sketch(findShingles(cut))
      const added = known.push({ of, text: cut, size: hashes.length }) - 1
      for (const value of hashes) {
        const list = byHash.get(value)
        if (list === undefined) byHash.set(value, [added])
        else if (list.length < longestList) list.push(added)
      }
    },
    /** The text most like this one, or null when none is a near-duplicate. */
    find(text: string): Alike<T> | null {
      const shingles = findShingles(text.slice(0, comparedCharacters))
      const hashes = sketch(shingles)
      const shared = new Map<number, number>()
      for (const value of hashes)
        for (const index of byHash.get(value) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1)
      const candidates = [...shared]
        .filter(([index, count]) => count * 2.5 >= Math.min(hashes.length, known[index]?.size ?? 0))
        .sort((a, b) => b[1] - a[1])
        .slice(0, comparedAtMost)
      let best: Alike<T> | null = null
      for (const [index] of candidates) {
        const other = known[index]
        if (other === undefined) continue
        const share = compareShingles(shingles, findShingles(other.text))
        if (share >= nearDuplicate && share > (best?.share ?? 0)) best = { of: other.of, share }
      }
      return best
    },
  }
}

function sketch(shingles: ReadonlySet<string>): number[] {
  const hashes = new Set<number>()
  for (const shingle of shingles) hashes.add(hash(shingle))
  return [...hashes].sort((a, b) => a - b).slice(0, sketchSize)
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}
