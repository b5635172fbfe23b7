import { findShingles } from '@promptsheet/shared/similarity'

export type Alike<T> = { of: T; share: number }

/** What a text is compared by: the hashes of its pairs of neighbouring words, smallest first. */
export type Print = Uint32Array

const sketchSize = 48
const nearDuplicate = 0.85
const comparedAtMost = 5
// A pair of words that so many texts share tells them apart no more.
const longestList = 500
// A text whose longest allowed form would take long to compare is known by its beginning.
const comparedCharacters = 20_000

export function printOf(text: string): Print {
  const hashes = new Set<number>()
  for (const shingle of findShingles(text.slice(0, comparedCharacters))) hashes.add(hash(shingle))
  return Uint32Array.from(hashes).sort()
}

/**
 * Finds the text most like another among many without comparing each with each: texts that share enough of the
 * smallest hashes of their word pairs are compared in full. The work for one text is bounded however many there are.
 */
export function createAlikeIndex<T>() {
  const known: { of: T; print: Print }[] = []
  const byHash = new Map<number, number[]>()
  // How many hashes each shares with the text that is looked for; all 0 in between.
  const counts: number[] = []

  return {
    add(print: Print, of: T): void {
      const added = known.push({ of, print }) - 1
      counts.push(0)
      for (const value of print.subarray(0, sketchSize)) {
        const list = byHash.get(value)
        if (list === undefined) byHash.set(value, [added])
        else if (list.length < longestList) list.push(added)
      }
    },
    /** The text most like this one, or null when none is a near-duplicate. */
    find(print: Print): Alike<T> | null {
      const sketch = print.subarray(0, sketchSize)
      const touched: number[] = []
      for (const value of sketch)
        for (const index of byHash.get(value) ?? []) {
          if (counts[index] === 0) touched.push(index)
          counts[index] = (counts[index] ?? 0) + 1
        }
      const candidates: Candidate[] = []
      for (const index of touched) {
        const count = counts[index] ?? 0
        counts[index] = 0
        const size = Math.min(sketch.length, known[index]?.print.length ?? 0)
        if (count * 2.5 >= size) keepBest(candidates, { index, count })
      }
      let best: Alike<T> | null = null
      for (const { index } of candidates) {
        const other = known[index]
        if (other === undefined) continue
        const share = compare(print, other.print)
        if (share >= nearDuplicate && share > (best?.share ?? 0)) best = { of: other.of, share }
      }
      return best
    },
  }
}

type Candidate = { index: number; count: number }

/** Keeps the few that share most, the earlier one of equals. */
function keepBest(candidates: Candidate[], one: Candidate): void {
  if (candidates.length === comparedAtMost && one.count <= (candidates.at(-1)?.count ?? 0)) return
  const at = candidates.findIndex(({ count }) => count < one.count)
  candidates.splice(at === -1 ? candidates.length : at, 0, one)
  if (candidates.length > comparedAtMost) candidates.pop()
}

/** Twice what they share over all they have, as `similarity` counts. */
function compare(one: Print, other: Print): number {
  if (one.length + other.length === 0) return 1
  let shared = 0
  for (let at = 0, beside = 0; at < one.length && beside < other.length; ) {
    const difference = (one[at] ?? 0) - (other[beside] ?? 0)
    if (difference === 0) shared++
    if (difference <= 0) at++
    if (difference >= 0) beside++
  }
  return (2 * shared) / (one.length + other.length)
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}
