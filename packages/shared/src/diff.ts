import { diffArrays } from 'diff/lib/diff/array.js'

export type Hunk = { op: 'equal' | 'insert' | 'delete'; text: string }

// Edits after which a level gives up for the coarser one: counted, not timed, so that the answer never varies.
const mostWordEdits = 1_500
const mostBlockEdits = 1_000
const mostRefinedEdits = 200
const mostRefinements = 200

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
 * What changed from one text to the other, word by word where that is affordable and else by line or
 * sentence. Joining equal and insert gives `to` exactly, equal and delete gives `from`.
 */
export function diffWords(from: string, to: string): Hunk[] {
  if (from === to) return tidy([{ op: 'equal', text: from }])
  const before = from.match(wordPattern) ?? []
  const after = to.match(wordPattern) ?? []
  const head = countCommonHead(before, after)
  const tail = countCommonTail(before, after, head)
  const oldWords = before.slice(head, before.length - tail)
  const newWords = after.slice(head, after.length - tail)
  const middle =
    compare(oldWords, newWords, mostWordEdits) ?? diffBlocks(oldWords.join(''), newWords.join(''))
  return tidy([
    { op: 'equal', text: before.slice(0, head).join('') },
    ...middle,
    { op: 'equal', text: before.slice(before.length - tail).join('') },
  ])
}

function diffBlocks(from: string, to: string): Hunk[] {
  const blocks = compare(from.match(blockPattern) ?? [], to.match(blockPattern) ?? [], mostBlockEdits)
  if (!blocks) return replace(from, to)
  let refinements = 0
  return tidy(blocks).flatMap((hunk, index, all) => {
    const next = all[index + 1]
    if (hunk.op === 'insert' && all[index - 1]?.op === 'delete') return []
    if (hunk.op !== 'delete' || next?.op !== 'insert') return [hunk]
    if (refinements++ >= mostRefinements) return [hunk, next]
    const words = compare(
      hunk.text.match(wordPattern) ?? [],
      next.text.match(wordPattern) ?? [],
      mostRefinedEdits,
    )
    return words ?? [hunk, next]
  })
}

function compare(before: string[], after: string[], mostEdits: number): Hunk[] | null {
  const changes = diffArrays(before, after, { maxEditLength: mostEdits })
  return (
    changes?.map((change) => ({
      op: change.added ? 'insert' : change.removed ? 'delete' : 'equal',
      text: change.value.join(''),
    })) ?? null
  )
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

function countCommonHead(before: string[], after: string[]) {
  let count = 0
  while (count < before.length && count < after.length && before[count] === after[count]) count++
  return count
}

function countCommonTail(before: string[], after: string[], head: number) {
  const most = Math.min(before.length, after.length) - head
  let count = 0
  while (count < most && before[before.length - 1 - count] === after[after.length - 1 - count]) count++
  return count
}
