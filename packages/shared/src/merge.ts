import { diffWords, mostSteps } from './diff.ts'

/** Who changed a passage of the base: neither, one of the two, both alike, or each in another way. */
export type MergeChange = 'none' | 'current' | 'incoming' | 'both' | 'conflict'

/** A stretch of the base, and what it became in each of the two texts made from it. */
export type MergePassage = { change: MergeChange; base: string; current: string; incoming: string }

/** Characters of the base that one text replaced. */
type Edit = { start: number; end: number; text: string }

/**
 * Lays two texts that were made from one base over each other, word by word. Joining a side of all passages gives
 * that text exactly. Changes that touch, and two insertions at one place, are one passage: who is to say which
 * comes first.
 */
export function mergeTexts(base: string, current: string, incoming: string): MergePassage[] {
  const ours = findEdits(base, current)
  const theirs = findEdits(base, incoming)
  const passages: MergePassage[] = []
  let at = 0
  while (ours.length > 0 || theirs.length > 0) {
    const start = Math.min(ours[0]?.start ?? base.length, theirs[0]?.start ?? base.length)
    passages.push(unchanged(base.slice(at, start)))
    const { end, fromOurs, fromTheirs } = takeTouching(start, ours, theirs)
    passages.push(
      compare(base.slice(start, end), apply(base, start, end, fromOurs), apply(base, start, end, fromTheirs)),
    )
    at = end
  }
  passages.push(unchanged(base.slice(at)))
  return passages.filter((one) => one.base !== '' || one.current !== '' || one.incoming !== '')
}

/** The text in which every change is, or null when somebody must choose. */
export function joinMerge(passages: readonly MergePassage[]): string | null {
  if (passages.some(({ change }) => change === 'conflict')) return null
  return passages
    .map(({ change, current, incoming }) => (change === 'incoming' ? incoming : current))
    .join('')
}

/** One text after the other, with a space where they would run together. */
export function joinBoth(first: string, second: string): string {
  const needsSpace = first !== '' && second !== '' && !/\s$/.test(first) && !/^\s/.test(second)
  return first + (needsSpace ? ' ' : '') + second
}

function findEdits(base: string, text: string): Edit[] {
  const edits: Edit[] = []
  let at = 0
  for (const hunk of diffWords(base, text, { steps: mostSteps / 2 })) {
    if (hunk.op === 'equal') {
      at += hunk.text.length
      continue
    }
    const last = edits.at(-1)
    const edit = last?.end === at ? last : { start: at, end: at, text: '' }
    if (edit !== last) edits.push(edit)
    if (hunk.op === 'insert') edit.text += hunk.text
    else edit.end = at += hunk.text.length
  }
  return edits
}

/** Takes off both lists what begins at `start`, and all that touches it or what touches it. */
function takeTouching(start: number, ours: Edit[], theirs: Edit[]) {
  const fromOurs: Edit[] = []
  const fromTheirs: Edit[] = []
  let end = start
  for (;;) {
    const ourEdit = takeUpTo(end, ours)
    if (ourEdit !== null) fromOurs.push(ourEdit)
    const theirEdit = takeUpTo(Math.max(end, ourEdit?.end ?? end), theirs)
    if (theirEdit !== null) fromTheirs.push(theirEdit)
    if (ourEdit === null && theirEdit === null) return { end, fromOurs, fromTheirs }
    end = Math.max(end, ourEdit?.end ?? end, theirEdit?.end ?? end)
  }
}

function takeUpTo(end: number, edits: Edit[]): Edit | null {
  const [first] = edits
  return first !== undefined && first.start <= end ? (edits.shift() ?? null) : null
}

function apply(base: string, start: number, end: number, edits: readonly Edit[]): string {
  let text = ''
  let at = start
  for (const edit of edits) {
    text += base.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return text + base.slice(at, end)
}

function unchanged(text: string): MergePassage {
  return { change: 'none', base: text, current: text, incoming: text }
}

function compare(base: string, current: string, incoming: string): MergePassage {
  const change =
    current === incoming ? 'both' : incoming === base ? 'current' : current === base ? 'incoming' : 'conflict'
  return { change, base, current, incoming }
}
