import type { Place } from './places.ts'

/** What a place is found by, folded once. */
type Sought = {
  own: string[]
  above: string[]
  ownCode: string
  codesAbove: string[]
  /** The first letters of each name on the way down, and of each word in them. */
  levels: string
  words: string
}

const known = new WeakMap<Place, Sought>()

// A name begun is a better sign than a word inside, its own better than its client's. The initials of the whole way
// down fit one or two places only, so that they may stand before what begins so.
const points = {
  ownWhole: 130,
  ownCode: 120,
  levels: 105,
  ownStart: 100,
  codeAbove: 65,
  aboveStart: 60,
  initials: 50,
  ownInside: 40,
  aboveInside: 20,
}

/** Those that fit every word typed, the best first; with nothing typed, all as they are. */
export function searchPlaces(places: readonly Place[], typed: string, recent: readonly Place[]): Place[] {
  const tokens = foldWords(typed)
  if (tokens.length === 0) return [...places]
  const found = places.flatMap((place, order) => {
    const score = scoreOf(soughtOf(place), tokens)
    if (score === null) return []
    const at = recent.indexOf(place)
    return [{ place, order, score: score + (at < 0 ? 0 : 10 - at) - place.path.length }]
  })
  return found.sort((a, b) => b.score - a.score || a.order - b.order).map(({ place }) => place)
}

function scoreOf(sought: Sought, tokens: readonly string[]): number | null {
  let sum = 0
  for (const token of tokens) {
    const score = scoreToken(sought, token)
    if (score === null) return null
    sum += score
  }
  return sum / tokens.length
}

function scoreToken(
  { own, above, ownCode, codesAbove, levels, words }: Sought,
  token: string,
): number | null {
  if (own.includes(token)) return points.ownWhole
  if (ownCode.startsWith(token)) return points.ownCode
  if (token.length > 1 && levels === token) return points.levels
  if (own.some((word) => word.startsWith(token))) return points.ownStart
  if (codesAbove.some((code) => code.startsWith(token))) return points.codeAbove
  if (above.some((word) => word.startsWith(token))) return points.aboveStart
  if (token.length > 1 && picksFrom(words, token)) return points.initials
  if (own.some((word) => word.includes(token))) return points.ownInside
  if (above.some((word) => word.includes(token))) return points.aboveInside
  return null
}

/** Whether these are letters of it in their order. */
function picksFrom(letters: string, token: string): boolean {
  let at = 0
  for (const letter of letters) if (letter === token[at]) at += 1
  return at === token.length
}

function soughtOf(place: Place): Sought {
  const sought = known.get(place) ?? fold(place)
  known.set(place, sought)
  return sought
}

function fold({ path, codes }: Place): Sought {
  const names = path.map(foldWords)
  const codeWords = codes.map(foldWords)
  const joined = codeWords.map((words) => words.join(''))
  return {
    own: [...(names.at(-1) ?? []), ...(codeWords.at(-1) ?? [])],
    above: [...names.slice(0, -1), ...codeWords.slice(0, -1)].flat(),
    ownCode: joined.at(-1) ?? '',
    codesAbove: joined.slice(0, -1).filter(Boolean),
    levels: names.map((words) => words[0]?.[0] ?? '').join(''),
    words: names
      .flat()
      .map((word) => word[0])
      .join(''),
  }
}

/** Words in small letters and digits, without accents. */
export function foldWords(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/\p{Mark}/gu, '')
      .match(/[\p{Letter}\p{Number}]+/gu) ?? []
  )
}
