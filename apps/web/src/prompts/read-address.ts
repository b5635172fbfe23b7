import { type PromptFilter, sorts } from './prompts.queries.ts'
import { wordsOf } from './search-text.ts'

/** What the library's address asks for. */
export function readAddress(search: URLSearchParams): PromptFilter {
  const q = (search.get('q') ?? '').trim()
  return { q, collectionId: search.get('collection') ?? '', sort: readSort(search, q) }
}

/** The chosen order; else the best match of the words, and without words what is used most. */
export function readSort(search: URLSearchParams, q: string) {
  const chosen = search.get('sort')
  return sorts.find((one) => one === chosen) ?? (wordsOf(q) ? 'best' : 'uses')
}
