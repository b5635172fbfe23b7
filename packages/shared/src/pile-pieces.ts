import type { Line } from './split-front-matter.ts'

/** One prompt of a pile, as line indexes of its body; `first` is its first line when a number stood before it. */
export type Piece = { from: number; to: number; title: string; first: string | null }

/** The prompts of a pile, and the index of the line where what stands above the first of them begins. */
export type Pile = { pieces: Piece[]; preface: number | null }

/** From its first line to behind its last one. */
export type Block = { from: number; to: number }

const fewestWords = 4
const fewestWordsOfShort = 2

/** The lines between empty ones. */
export function findBlocks(lines: readonly Line[]): Block[] {
  const blocks: Block[] = []
  for (const [index, line] of lines.entries()) {
    const block = blocks.at(-1)
    if (!isWritten(line)) continue
    if (block && block.to === index) block.to = index + 1
    else blocks.push({ from: index, to: index + 1 })
  }
  return blocks
}

export function withTitle(lines: readonly Line[], from: number, to: number): Piece {
  const at = from + lines.slice(from, to).findIndex(isWritten)
  const title = at < from ? '' : (lines[at]?.text ?? '')
  const hasMore = lines.slice(at + 1, to).some(isWritten)
  return hasMore && isShortTitle(title)
    ? { from: at + 1, to, title: bare(title), first: null }
    : { from, to, title: '', first: null }
}

/** Two pieces at least, each with enough words to be a prompt. */
export function areWhole(pieces: readonly Piece[], lines: readonly Line[]): boolean {
  return pieces.length > 1 && pieces.every((piece) => countWords(piece, lines) >= fewestWords)
}

/** The same where clear marks stand between them: then one in three may be as short as "Shorten this". */
export function areMostlyWhole(pieces: readonly Piece[], lines: readonly Line[]): boolean {
  const counts = pieces.map((piece) => countWords(piece, lines))
  const short = counts.filter((count) => count < fewestWords)
  return (
    pieces.length > 1 &&
    short.length * 3 <= pieces.length &&
    short.every((count) => count >= fewestWordsOfShort)
  )
}

function countWords({ from, to, first }: Piece, lines: readonly Line[]): number {
  const start = first === null ? from : from + 1
  const rest = lines.slice(start, Math.min(to, start + 20)).map(({ text }) => text)
  const words = [first ?? '', ...rest].join(' ').slice(0, 2_000)
  return (words.match(/[\p{L}\p{N}]+/gu) ?? []).length
}

/** A few words without a full stop, blanks or a list mark, as people write above a prompt. */
export function isShortTitle(text: string): boolean {
  const title = bare(text.slice(0, 200))
  return title.length <= 60 && /^[\p{L}\p{N}"“'‘(]/u.test(title) && !/[.?!,;…:]$|[[\]{}<>]|:\s/.test(title)
}

export function bare(text: string): string {
  return text
    .trim()
    .replace(/^(\*\*|__)(.*?):?\1:?$/, '$2')
    .replace(/:$/, '')
    .trim()
}

export function isWritten(line: Line | undefined): boolean {
  return line !== undefined && line.text.trim() !== ''
}
