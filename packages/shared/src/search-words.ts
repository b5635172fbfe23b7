const longestToken = 40
const twoEditsFrom = 7

const unspaced = String.raw`[[\p{L}\p{N}\p{M}]&&[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]]`
const tokenPattern = new RegExp(String.raw`(${unspaced}+)|[[\p{L}\p{N}\p{M}]--${unspaced}]+`, 'gv')
// Optional marks: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowels. Others are letters' parts.
const optionalMarks = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/g
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
}
const specialLetters = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g')

/**
 * The words of a text as search compares them: lower-case, without accents (ü is u, ß is ss), letters and
 * digits of any script, at most 40 characters each, in order, with repeats. Chinese and Japanese runs
 * become overlapping pairs of characters, a lone character stays itself. "client's" is client, "don't" dont.
 */
export function tokenise(text: string): string[] {
  const folded = text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(optionalMarks, '')
    .normalize('NFC')
    // After the accents: ǽ is æ with one.
    .replace(specialLetters, (letter) => plainLetters[letter] ?? letter)
    .replace(/(?<=n)['’](?=t(?![\p{L}\p{N}]))/gu, '')
    .replace(/['’]s(?![\p{L}\p{N}])/gu, ' ')
  const tokens: string[] = []
  for (const [run, unspacedRun] of folded.matchAll(tokenPattern)) {
    if (unspacedRun === undefined) tokens.push(cut(run))
    else for (const pair of pairUp(unspacedRun)) tokens.push(pair)
  }
  return tokens
}

/**
 * The word itself and what is left of it after one deletion, after up to two from seven letters.
 * Two words within one edit (insert, delete, substitute, swap neighbours) always share a form. Two words
 * within two edits share one whenever the longer has at least seven letters, whatever the shorter has.
 * A one-letter word's forms include the empty string.
 */
export function deletedForms(word: string): string[] {
  const letters = [...word]
  const forms = new Set([word])
  for (let first = 0; first < letters.length; first++) {
    const once = letters.toSpliced(first, 1)
    forms.add(once.join(''))
    if (letters.length < twoEditsFrom) continue
    for (let second = first; second < once.length; second++) forms.add(once.toSpliced(second, 1).join(''))
  }
  return [...forms]
}

/** Edits between two words, a swap of neighbours counting as one; `max + 1` stands for "more than max". */
export function editDistance(a: string, b: string, max: number): number {
  const left = [...a]
  const right = [...b]
  if (Math.abs(left.length - right.length) > max) return max + 1
  let twoAgo: number[] = []
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let i = 1; i <= left.length; i++) {
    const current = [i]
    let best = i
    for (let j = 1; j <= right.length; j++) {
      const isSame = left[i - 1] === right[j - 1]
      let cost = Math.min(at(previous, j) + 1, at(current, j - 1) + 1, at(previous, j - 1) + (isSame ? 0 : 1))
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        cost = Math.min(cost, at(twoAgo, j - 2) + 1)
      }
      current.push(cost)
      best = Math.min(best, cost)
    }
    // A swap reaches back two rows, so both must be hopeless before giving up.
    if (best > max && Math.min(...previous) > max) return max + 1
    twoAgo = previous
    previous = current
  }
  return Math.min(at(previous, right.length), max + 1)
}

function at(row: number[], index: number) {
  return row[index] ?? Number.POSITIVE_INFINITY
}

function pairUp(run: string) {
  const characters = [...run]
  if (characters.length === 1) return characters
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}

function cut(word: string) {
  return word.length <= longestToken ? word : [...word].slice(0, longestToken).join('')
}
