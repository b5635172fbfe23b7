import { tokenise } from '@promptsheet/shared/search-words'
import { isForgiven, lexemePrefix } from './search-words.ts'

/** What a prompt is found by. */
export type PromptText = {
  id: string
  name: string
  useCase: string
  category: string
  tags: readonly string[]
  body: string
  notes: string
}

/** A row of `prompt_search`; `head` and `words` are tsvectors as Postgres writes them. */
export type SearchRow = { id: string; head: string; words: string; nameLength: number }

const mostBodyWords = 2_000
const mostNotesWords = 500
// Words further apart than fields are never one phrase.
const gap = 10
const unspaced = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]/u

/** The words of a prompt as the index keeps them, and those whose misspellings are forgiven. */
export function readPromptWords(
  workspaceId: string,
  prompt: PromptText,
): { row: SearchRow; forgiven: string[] } {
  const name = tokenise(prompt.name)
  const meta = [prompt.useCase, ...prompt.tags, prompt.category].map((text) => tokenise(text))
  const rest = [
    tokenise(prompt.body).slice(0, mostBodyWords),
    tokenise(prompt.notes).slice(0, mostNotesWords),
  ]
  const head = new Lexemes()
  const words = new Lexemes(lexemePrefix(workspaceId))
  head.add(name, 'A')
  words.add(name, '')
  for (const joined of joinNeighbours(name)) {
    head.put(joined, 'A')
    words.put(joined)
  }
  for (const word of [...name, ...joinNeighbours(name)]) words.put(`.${word}`)
  for (const field of meta) head.add(field, 'B')
  for (const field of [...meta, ...rest]) words.add(field, '')
  for (const word of [...name, ...meta.flat()]) words.put(`+${word}`)
  return {
    row: { id: prompt.id, head: head.write(), words: words.write(), nameLength: Math.max(1, name.length) },
    forgiven: [...new Set([...name, ...meta.flat()])].filter(isForgiven),
  }
}

/** "Cold e-mail" is also found as colde mail, coldemail or email: neighbours in a name without what parts them. */
function joinNeighbours(words: readonly string[]): string[] {
  return words
    .slice(1)
    .flatMap((word, index) =>
      unspaced.test(word) || unspaced.test(words[index] ?? '') ? [] : [`${words[index]}${word}`],
    )
}

class Lexemes {
  readonly #prefix: string
  readonly #places = new Map<string, string[]>()
  #next = 1

  constructor(prefix = '') {
    this.#prefix = prefix
  }

  /** The words of one field, in order. */
  add(words: readonly string[], weight: string) {
    for (const word of words) this.put(word, weight, this.#next++)
    this.#next += gap
  }

  /** A word without a place matters to no phrase; one with a weight needs a place, so it gets a far one. */
  put(word: string, weight = '', place = weight === '' ? null : 16_383) {
    const places = this.#places.get(word) ?? []
    if (place !== null) places.push(`${place}${weight}`)
    this.#places.set(word, places)
  }

  write(): string {
    return [...this.#places]
      .map(([word, places]) => `'${this.#prefix}${word}'${places.length === 0 ? '' : `:${places.join(',')}`}`)
      .join(' ')
  }
}
