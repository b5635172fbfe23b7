import { commonBases, commonWhole, keyboardRows } from './common-password-list.ts'

const known = new Set([...commonWhole, ...commonBases])
const rows = keyboardRows.flatMap((row) => [row, [...row].reverse().join('')])

const longestLead = 4
const longestTail = 8
const longestChecked = 128

const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
}

/**
 * Whether a password is among those tried first: a listed one, a listed word with digits, a year or signs
 * around it, the same in "leet", a word twice, a short piece repeated, or a walk over keys or the alphabet.
 * Case does not matter. Length is judged elsewhere.
 */
export function isCommonPassword(password: string): boolean {
  const typed = password.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  if (typed.length > longestChecked) return findRepeated(typed).length <= 4
  return isListed(typed) || isListed(findRepeated(typed)) || findRepeated(typed).length <= 3 || isWalk(typed)
}

function isListed(typed: string) {
  const lead = /^[^a-z]*/.exec(typed)?.[0].length ?? 0
  const tail = /[^a-z]*$/.exec(typed)?.[0].length ?? 0
  for (let from = 0; from <= Math.min(lead, longestLead); from++) {
    for (let off = 0; off <= Math.min(tail, longestTail); off++) {
      if (off > 6 && !isEasyTail(typed.slice(-off))) continue
      const base = typed.slice(from, Math.max(from, typed.length - off))
      if (known.has(base) || known.has(unleet(base, 'i')) || known.has(unleet(base, 'l'))) return true
    }
  }
  return false
}

function isEasyTail(tail: string) {
  return '1234567890'.startsWith(tail) || findRepeated(tail).length <= 2
}

function unleet(text: string, one: string) {
  return text.replace(/[0134578@$!|]/g, (sign) => (sign === '1' ? one : (leet[sign] ?? sign)))
}

/** The shortest piece that, repeated, makes the text; a last repeat may be cut short. */
function findRepeated(text: string) {
  for (let size = 1; size <= text.length / 2; size++) {
    if (text.slice(size) === text.slice(0, -size)) return text.slice(0, size)
  }
  return text
}

/** Made of at most three runs of neighbours on a keyboard, in the alphabet or among the digits. */
function isWalk(typed: string) {
  let rest = typed
  for (let run = 0; run < 3 && rest !== ''; run++) {
    let size = rest.length
    while (size > 0 && !rows.some((row) => row.includes(rest.slice(0, size)))) size--
    if (size < 3) return false
    rest = rest.slice(size)
  }
  return rest === ''
}
