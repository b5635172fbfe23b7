import { alignTokens, type Budget } from './align-tokens.ts'

export type Hunk = { op: 'equal' | 'insert' | 'delete'; text: string }

/**
 * What a comparison may cost, in steps of some ten nanoseconds, so that nobody else waits for it. Counted, not timed:
 * the same texts always have the same answer.
 */
export const mostSteps = 1_200_000

const stepsPerCutCharacter = 6

// Scripts that put no space between words are compared letter by letter.
const unspaced = String.raw`\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}`
const wordPattern = new RegExp(
  [
    String.raw`\r\n|\n|\r`,
    String.raw`[\s--[\r\n]]+`,
    String.raw`(?:[[\p{L}\p{N}\p{M}_]--[${unspaced}]]|['’](?=\p{L}))+`,
    String.raw`\p{Extended_Pictographic}[\p{M}\p{Emoji_Modifier}\u200d\p{Extended_Pictographic}]*`,
    String.raw`\p{RI}\p{RI}`,
    String.raw`[\p{Any}]\p{M}*`,
  ].join('|'),
  'gv',
)
const blockPattern = /[^\n.!?。！？]*(?:[\n。！？]|[.!?]+(?:[ \t]|\n|$)?|$)/g

/**
 * What changed from one text to the other, word by word where the budget reaches and else by line or sentence.
 * Joining equal and insert gives `to` exactly, equal and delete gives `from`.
 */
export function diffWords(from: string, to: string, budget: Budget = { steps: mostSteps }): Hunk[] {
  if (from === to) return tidy([{ op: 'equal', text: from }])
  const head = countCommonHead(from, to)
  const tail = countCommonTail(from, to, head)
  const oldMiddle = from.slice(head, from.length - tail)
  const newMiddle = to.slice(head, to.length - tail)
  const middle =
    spendHalf(budget, (half) => compareWords(oldMiddle, newMiddle, half)) ??
    compareBlocks(oldMiddle, newMiddle, budget)
  return tidy([
    { op: 'equal', text: from.slice(0, head) },
    ...middle,
    { op: 'equal', text: from.slice(from.length - tail) },
  ])
}

/** Null when cutting them into words would leave too little for comparing them, or comparing takes too much. */
function compareWords(from: string, to: string, budget: Budget): Hunk[] | null {
  const cutting = stepsPerCutCharacter * (from.length + to.length)
  if (2 * cutting > budget.steps) return null
  budget.steps -= cutting
  return compare(from.match(wordPattern) ?? [], to.match(wordPattern) ?? [], budget)
}

/** Line by line or sentence by sentence, and word by word in those that changed. */
function compareBlocks(from: string, to: string, budget: Budget): Hunk[] {
  const blocks = spendHalf(budget, (half) =>
    compare(from.match(blockPattern) ?? [], to.match(blockPattern) ?? [], half),
  )
  if (blocks === null) return replace(from, to)
  return tidy(blocks).flatMap((hunk, index, all) => {
    const next = all[index + 1]
    if (hunk.op === 'insert' && all[index - 1]?.op === 'delete') return []
    if (hunk.op !== 'delete' || next?.op !== 'insert') return [hunk]
    return compareWords(hunk.text, next.text, budget) ?? [hunk, next]
  })
}

/** What the work leaves of its half goes back. */
function spendHalf<T>(budget: Budget, work: (half: Budget) => T): T {
  const half = { steps: Math.floor(budget.steps / 2) }
  budget.steps -= half.steps
  const result = work(half)
  budget.steps += half.steps
  return result
}

function compare(before: string[], after: string[], budget: Budget): Hunk[] | null {
  const numbers = new Map<string, number>()
  const runs = alignTokens(numberTokens(before, numbers), numberTokens(after, numbers), budget)
  if (runs === null) return null
  const hunks: Hunk[] = []
  let from = 0
  let to = 0
  for (const run of [...runs, { from: before.length, to: after.length, length: 0 }]) {
    hunks.push(...replace(before.slice(from, run.from).join(''), after.slice(to, run.to).join('')))
    from = run.from + run.length
    to = run.to + run.length
    hunks.push({ op: 'equal', text: before.slice(run.from, from).join('') })
  }
  return hunks
}

/** One number for one token: numbers are compared faster. */
function numberTokens(tokens: readonly string[], numbers: Map<string, number>): Int32Array {
  const numbered = new Int32Array(tokens.length)
  for (const [at, token] of tokens.entries()) {
    let number = numbers.get(token)
    if (number === undefined) {
      number = numbers.size
      numbers.set(token, number)
    }
    numbered[at] = number
  }
  return numbered
}

/** One hunk per run, delete before insert; a lone space between two changes belongs to both. */
function tidy(hunks: Hunk[]): Hunk[] {
  const tidied: Hunk[] = []
  let removed = ''
  let added = ''
  const flush = () => {
    tidied.push(...replace(removed, added))
    removed = ''
    added = ''
  }
  hunks.forEach((hunk, index) => {
    if (hunk.text === '') return
    if (hunk.op === 'delete') removed += hunk.text
    else if (hunk.op === 'insert') added += hunk.text
    else if (removed !== '' && added !== '' && isJoint(hunk, hunks[index + 1])) {
      removed += hunk.text
      added += hunk.text
    } else {
      flush()
      const last = tidied.at(-1)
      if (last?.op === 'equal') last.text += hunk.text
      else tidied.push({ ...hunk })
    }
  })
  flush()
  return tidied
}

function isJoint(hunk: Hunk, next: Hunk | undefined) {
  return next !== undefined && next.op !== 'equal' && /^[ \t]+$/.test(hunk.text)
}

function replace(from: string, to: string): Hunk[] {
  const hunks: Hunk[] = []
  if (from !== '') hunks.push({ op: 'delete', text: from })
  if (to !== '') hunks.push({ op: 'insert', text: to })
  return hunks
}

/** Characters of the whole lines that both texts begin with. */
function countCommonHead(from: string, to: string) {
  let count = 0
  while (count < from.length && count < to.length && from[count] === to[count]) count++
  return from.slice(0, count).lastIndexOf('\n') + 1
}

/** The same at their end, without what is in the head. */
function countCommonTail(from: string, to: string, head: number) {
  const most = Math.min(from.length, to.length) - head
  let count = 0
  while (count < most && from[from.length - 1 - count] === to[to.length - 1 - count]) count++
  const start = from.indexOf('\n', from.length - count)
  return start === -1 ? 0 : from.length - start - 1
}
