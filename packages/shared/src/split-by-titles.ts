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

// How a prompt begins; what only tells about a company or its readers is a part of one.
const asks = new RegExp(
  `^[^\\p{L}]*(?:please |help me )?(?:act as|as an?|you are|you're|i want|imagine|pretend|using|analy[sz]e|answer|
  ask|brainstorm|build|change|check|compare|compose|convert|correct|create|critique|describe|design|develop|draft|
  edit|evaluate|explain|extract|find|fix|generate|give|identify|improve|list|make|outline|plan|prepare|propose|
  proofread|provide|read|rephrase|research|review|rewrite|shorten|show|simplify|suggest|summari[sz]e|sum up|tell|
  translate|turn|write)\\b|[[{<][\\p{L}]`.replaceAll(/\n\s*/g, ''),
  'iu',
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

/**
 * A title, an empty line, its text: so it comes out of Word and Google Docs. Two of them may be one prompt's parts,
 * and so may three of which most ask for nothing.
 */
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
  const quiet = pieces.filter(({ from, to }) => !asks.test(startOf(lines.slice(from, to))))
  const arePrompts = pieces.length * 2 === blocks.length && quiet.length * 3 <= pieces.length
  return arePrompts && areMostlyWhole(pieces, lines) ? pieces : null
}

const startOf = (lines: readonly Line[]) =>
  lines
    .slice(0, 20)
    .map(({ text }) => text)
    .join(' ')
    .slice(0, 2_000)

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
