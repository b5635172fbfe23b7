import { areMostlyWhole, bare, isShortTitle, isWritten, type Pile, withTitle } from './pile-pieces.ts'
import type { Line } from './split-front-matter.ts'
import { isSection } from './split-plain-prompts.ts'

type Start = { index: number; rest: string }

const numberMark = /^(?:prompt\s*)?#?(\d{1,6})\s*[.):–-]\s*(.*)$/i
const mostPrefaceLines = 3
// Who writes so above a list speaks to the model: the numbers are steps of one prompt.
const instructs =
  /\b(?:you|your|act|follow|following|steps?|rules?|please|must|should|ask|make|write|create|plan|do)\b/i
const announces = /^(?:here|these|some|my|our|the|all|a (?:list|few|collection))\b.*\bprompts\b/i
const goesOn =
  /^(?:then|next|finally|lastly|afterwards|after that|now)\b|\b(?:based on the above|(?:previous|last) steps?|steps? \d)\b/i

/** Prompts numbered 1, 2, 3 …, with a line or two about the pile above them at most; null for anything else. */
export function splitByNumbers(lines: readonly Line[]): Pile | null {
  const { starts, hasOthers } = findStarts(lines)
  const [first] = starts
  if (!first || starts.length < 2) return null
  const preface = findPreface(lines, first.index)
  if (preface === 'prompt') return null
  const isLoose = starts.every(({ index }) => index === first.index || !isWritten(lines[index - 1]))
  if (!isLoose && (hasOthers || !isRunning(lines, starts))) return null
  // Steps that follow one another are one prompt.
  if (starts.slice(1).some(({ rest }) => goesOn.test(rest.slice(0, 2_000)))) return null
  const pieces = starts.map(({ index, rest }, order) => {
    const to = starts[order + 1]?.index ?? lines.length
    if (rest.trim() === '') return withTitle(lines, index + 1, to)
    const isTitled = isShortTitle(rest) && index + 1 < to && isText(lines[index + 1])
    return isTitled
      ? { from: index + 1, to, title: bare(rest), first: null }
      : { from: index, to, title: '', first: rest }
  })
  return areMostlyWhole(pieces, lines) ? { pieces, preface } : null
}

/** What can stand below a title: no list that the line above it begins. */
function isText(line: Line | undefined): boolean {
  return line !== undefined && isWritten(line) && !/^(?:\s|[-*+•◦–]\s|\d{1,6}[.)])/.test(line.text)
}

/** The lines with the next number; `hasOthers` when some have a number that is out of order. */
function findStarts(lines: readonly Line[]): { starts: Start[]; hasOthers: boolean } {
  const starts: Start[] = []
  let hasOthers = false
  let widest = 3
  for (const [index, { text }] of lines.entries()) {
    const match = numberMark.exec(text.trim())
    const indent = text.length - text.trimStart().length
    // A list inside of a prompt is moved in further than the prompts are.
    if (!match || indent > widest) continue
    if (Number(match[1]) === starts.length + 1) {
      if (starts.length === 0) widest = Math.min(widest, indent + 1)
      starts.push({ index, rest: match[2] ?? '' })
    } else hasOthers = true
  }
  return { starts, hasOthers }
}

/** The index of its first line, null for none, or `prompt` when what stands above is one whose steps the numbers are. */
function findPreface(lines: readonly Line[], to: number): number | null | 'prompt' {
  const written = lines.slice(0, to).filter(isWritten)
  if (written.length === 0) return null
  const isAnnounced = written.some(({ text }) => announces.test(text.trim()))
  const isTitle = ({ text }: Line) => announces.test(text.trim()) || isTitleOfPile(text)
  if (written.length > mostPrefaceLines || !written.every(isTitle)) return 'prompt'
  // Several lines right above the list are more likely its introduction than what the pile is called.
  if (written.length > 1 && !isAnnounced && isWritten(lines[to - 1])) return 'prompt'
  return lines.findIndex(isWritten)
}

function isTitleOfPile(text: string): boolean {
  if (!isShortTitle(text) || isSection(bare(text))) return false
  const at = text.trim().search(instructs)
  return /\bprompts\b/i.test(text) ? at !== 0 : at === -1 && !/:$/.test(text.trim())
}

/**
 * Where the numbers stand line below line: what comes between belongs to the number above it. After the last one it
 * may only do so when it is moved in, or when most of the others have such lines too: else it ends one prompt.
 */
function isRunning(lines: readonly Line[], starts: readonly Start[]): boolean {
  const goOn = starts.map(({ index }, order) => {
    const own = lines.slice(index + 1, starts[order + 1]?.index ?? lines.length).filter(isWritten)
    return own.filter(({ text }) => !/^\s/.test(text))
  })
  // Bullets below a step are what it asks for.
  if (goOn.some((own) => own.some(({ text }) => /^[-*+•◦–]\s/.test(text)))) return false
  const others = goOn.slice(0, -1)
  return goOn.at(-1)?.length === 0 || others.filter((own) => own.length > 0).length * 2 > others.length
}
