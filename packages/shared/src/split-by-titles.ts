import {
  areMostlyWhole,
  type Block,
  bare,
  findBlocks,
  isShortTitle,
  type Piece,
  type Pile,
  withTitle,
} from './pile-pieces.ts'
import type { Line } from './split-front-matter.ts'
import { isSection } from './split-plain-prompts.ts'

const fewestAlternating = 3
const mostTitleWords = 6
// Words of headings inside of a prompt, and of lines that tell the model what to do.
const partWords = new RegExp(
  `\\b(?:you|your|role|task|context|background|formats?|constraints?|guidelines?|requirements?|instructions?|avoid|
  tone|voice|criteria|deliverables?|output|rules?|style|audience|steps?|examples?|goals?|objectives?|important|about|
  what|how|why|who|final|details?|information|always|never|please|do|don't|don’t)\\b|^(?:keep|answer|use|make|be|
  include|ensure|add|return|start|end|give|ask|think|act|then|best|kind|regards|thanks|dear|hello|hi)\\b`.replaceAll(
    /\s+/g,
    '',
  ),
  'i',
)

/** Blocks that each begin with a short title, or titles and texts by turns; null for anything else. */
export function splitByTitles(lines: readonly Line[]): Pile | null {
  const blocks = findBlocks(lines)
  const pieces = splitBlocks(lines, blocks)
  if (pieces) return { pieces, preface: null }
  const [top, ...below] = blocks
  // What the pile is called.
  const named = top && isOneTitle(lines, top) ? splitBlocks(lines, below) : null
  return named && top ? { pieces: named, preface: top.from } : null
}

const splitBlocks = (lines: readonly Line[], blocks: readonly Block[]) =>
  splitTitled(lines, blocks) ?? splitAlternating(lines, blocks)

/** Each block has a title of its own that is no section of one prompt. */
function splitTitled(lines: readonly Line[], blocks: readonly Block[]): Piece[] | null {
  const pieces = blocks.map(({ from, to }) => withTitle(lines, from, to))
  const areTitled = pieces.every(({ title }) => title !== '' && !isSection(title))
  return areTitled && areMostlyWhole(pieces, lines) ? pieces : null
}

/** A title, an empty line, its text: so it comes out of Word and Google Docs. Two of them may be one prompt's parts. */
function splitAlternating(lines: readonly Line[], blocks: readonly Block[]): Piece[] | null {
  if (blocks.length % 2 === 1 || blocks.length < fewestAlternating * 2) return null
  const pieces = blocks.flatMap((title, order) => {
    const text = blocks[order + 1]
    if (order % 2 === 1 || !text || !isOneTitle(lines, title)) return []
    const name = bare(lines[title.from]?.text ?? '')
    const isText = text.to - text.from > 1 || !isShortTitle(lines[text.from]?.text ?? '')
    const isLonger = lines.slice(text.from, text.to).some((line) => line.text.length > name.length)
    return isText && isLonger ? [{ from: text.from, to: text.to, title: name, first: null }] : []
  })
  return pieces.length * 2 === blocks.length && areMostlyWhole(pieces, lines) ? pieces : null
}

function isOneTitle(lines: readonly Line[], { from, to }: Block): boolean {
  const text = lines[from]?.text ?? ''
  const title = bare(text)
  return (
    to - from === 1 &&
    isShortTitle(text) &&
    title.split(/\s+/).length <= mostTitleWords &&
    !isSection(title) &&
    !partWords.test(title)
  )
}
