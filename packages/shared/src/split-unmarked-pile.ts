import { areWhole, isWritten, type Pile, withTitle } from './pile-pieces.ts'
import { splitByNumbers } from './split-by-numbers.ts'
import { splitByTitles } from './split-by-titles.ts'
import type { Line } from './split-front-matter.ts'

const ruleMark = /^\s*(?:-{3,}|\*{3,}|_{3,}|={3,}|~{3,}|(?:- ){2,}-|(?:\* ){2,}\*)\s*$/

/**
 * The prompts of a pasted text without headings: numbered 1, 2, 3 …, or with lines of dashes between them, or
 * with a short title above each. Null when it reads as one prompt: numbers that are its steps, dashes around
 * what it is about. To split one prompt is worse than to leave several together.
 */
export function splitUnmarkedPile(lines: readonly Line[]): Pile | null {
  return splitByNumbers(lines) ?? splitByRules(lines) ?? splitByTitles(lines)
}

function splitByRules(lines: readonly Line[]): Pile | null {
  const rules = lines.flatMap(({ text }, index) => (ruleMark.test(text) ? [index] : []))
  const edges = [-1, ...rules, lines.length]
  const pieces = edges.slice(1).flatMap((to, order) => {
    const from = (edges[order] ?? 0) + 1
    return lines.slice(from, to).some(isWritten) ? [withTitle(lines, from, to)] : []
  })
  // `Text:` above a line of dashes announces what stands between two of them.
  const isAbout = pieces
    .slice(0, -1)
    .some(({ from, to }) => /[:：]\s*$/.test(lines.slice(from, to).findLast(isWritten)?.text ?? ''))
  return !isAbout && areWhole(pieces, lines) ? { pieces, preface: null } : null
}
