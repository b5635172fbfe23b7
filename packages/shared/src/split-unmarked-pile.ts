import type { Line } from './split-front-matter.ts'
import { isSection } from './split-plain-prompts.ts'

/** One prompt of a pile, as line indexes of its body; `first` is its first line when a number stood before it. */
export type Piece = { from: number; to: number; title: string; first: string | null }

type Start = { index: number; rest: string }

const ruleMark = /^\s*(?:-{3,}|\*{3,}|_{3,}|={3,}|~{3,}|(?:- ){2,}-|(?:\* ){2,}\*)\s*$/
const fewestWords = 4

/**
 * The prompts of a pasted text without headings: numbered 1, 2, 3 …, or with lines of dashes between them, or
 * blocks that each begin with a short title. Null when it reads as one prompt: numbers that are its steps,
 * dashes around what it is about.
 */
export function splitUnmarkedPile(lines: readonly Line[]): Piece[] | null {
  return splitByNumbers(lines) ?? splitByRules(lines) ?? splitByTitles(lines)
}

/** Where each number comes after an empty line, or each one is a line of its own; at most a title before. */
function splitByNumbers(lines: readonly Line[]): Piece[] | null {
  const starts: Start[] = []
  for (const [index, { text }] of lines.entries()) {
    const match = /^(?:prompt\s*)?#?(\d{1,6})\s*[.):–-]\s*(.*)$/i.exec(text.trim())
    if (!match || Number(match[1]) !== starts.length + 1 || /^\s{4}/.test(text)) continue
    starts.push({ index, rest: match[2] ?? '' })
  }
  const [first] = starts
  if (!first || starts.length < 2) return null
  const before = lines.slice(0, first.index).filter(isWritten)
  // A sentence before the numbers is a prompt, and they are its steps.
  if (before.length > 1 || (before[0] && !isShortTitle(before[0].text))) return null
  const isLoose = starts.every(({ index }) => index === first.index || !isWritten(lines[index - 1]))
  const last = lines.findLastIndex(isWritten)
  const isTight = starts.length === last - first.index + 1
  if (!isLoose && !isTight) return null
  return whole(
    starts.map(({ index, rest }, order) => {
      const to = starts[order + 1]?.index ?? lines.length
      if (rest.trim() === '') return withTitle(lines, index + 1, to)
      const isTitled = isShortTitle(rest) && isWritten(lines[index + 1]) && index + 1 < to
      return isTitled
        ? { from: index + 1, to, title: bare(rest), first: null }
        : { from: index, to, title: '', first: rest }
    }),
    lines,
  )
}

function splitByRules(lines: readonly Line[]): Piece[] | null {
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
  return isAbout ? null : whole(pieces, lines)
}

/** Blocks between empty lines, each with a title of its own that is no section of one prompt. */
function splitByTitles(lines: readonly Line[]): Piece[] | null {
  const blocks: { from: number; to: number }[] = []
  for (const [index, line] of lines.entries()) {
    const block = blocks.at(-1)
    if (!isWritten(line)) continue
    if (block && block.to === index) block.to = index + 1
    else blocks.push({ from: index, to: index + 1 })
  }
  const pieces = blocks.map(({ from, to }) => withTitle(lines, from, to))
  return pieces.every(({ title }) => title !== '' && !isSection(title)) ? whole(pieces, lines) : null
}

function withTitle(lines: readonly Line[], from: number, to: number): Piece {
  const at = from + lines.slice(from, to).findIndex(isWritten)
  const title = at < from ? '' : (lines[at]?.text ?? '')
  const hasMore = lines.slice(at + 1, to).some(isWritten)
  return hasMore && isShortTitle(title)
    ? { from: at + 1, to, title: bare(title), first: null }
    : { from, to, title: '', first: null }
}

/** Two pieces at least, each with enough words to be a prompt, or it is no pile. */
function whole(pieces: Piece[], lines: readonly Line[]): Piece[] | null {
  const isPrompt = ({ from, to, first }: Piece) => {
    const rest = lines.slice(first === null ? from : from + 1, to).map(({ text }) => text)
    const words = [first ?? '', ...rest.slice(0, 20)].join(' ').slice(0, 2_000)
    return (words.match(/[\p{L}\p{N}]+/gu) ?? []).length >= fewestWords
  }
  return pieces.length > 1 && pieces.every(isPrompt) ? pieces : null
}

/** A few words without a full stop, blanks or a list mark, as people write above a prompt. */
function isShortTitle(text: string): boolean {
  const title = bare(text.slice(0, 200))
  return title.length <= 60 && /^[\p{L}\p{N}"“'‘(]/u.test(title) && !/[.?!,;…:]$|[[\]{}<>]|:\s/.test(title)
}

function bare(text: string): string {
  return text
    .trim()
    .replace(/^(\*\*|__)(.*?):?\1:?$/, '$2')
    .replace(/:$/, '')
    .trim()
}

function isWritten(line: Line | undefined): boolean {
  return line !== undefined && line.text.trim() !== ''
}
