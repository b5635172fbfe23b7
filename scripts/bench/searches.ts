import { inWorkspace } from '@promptsheet/db/in-workspace'
import { seededRandom } from '@promptsheet/db/seed/content/random'
import { findPromptIds } from '../../apps/api/src/search/find-prompt-ids.ts'
import { misspell } from '../../apps/api/src/search/testing/sample-names.ts'
import type { BenchDatabase } from './bench-database.ts'
import type { Side } from './compare.ts'

/** As people type: a name in full, its beginning, with two typos, two words of it, one with a filter, a word of the text. */
export function makeQueries(names: readonly string[]): string[] {
  const random = seededRandom(7)
  return Array.from({ length: 96 }, (_, n) => {
    const name = names[Math.floor(random() * names.length)] ?? ''
    const words = name.split(' ')
    const kinds = [
      name,
      name.slice(0, 3 + Math.floor(random() * (name.length - 3))),
      misspell(name, 2, random),
      words.slice(1, 3).join(' '),
      `${words[1]} tag:client`,
      `${words[1]} ${['question', 'sentence', 'answer', 'write'][n % 4]}`,
    ]
    return kinds[n % kinds.length] ?? name
  })
}

/** A search as the API does it: a transaction that enters the workspace, and the search in it. */
export function searchSide(
  name: string,
  { db, actor, pid }: BenchDatabase,
  queries: readonly string[],
): Side {
  return {
    name,
    pid,
    run: (n) =>
      inWorkspace(db, actor, (tx) =>
        findPromptIds({ tx, actor }, { q: queries[n % queries.length] ?? '', limit: 20 }),
      ),
  }
}

/** The share of names, typed with two typos each, that are among the first five. */
export async function measureTypos({ db, actor, library }: BenchDatabase, tries: number): Promise<number> {
  const random = seededRandom(11)
  let found = 0
  for (let n = 0; n < tries; n++) {
    const at = Math.floor(random() * library.names.length)
    const q = misspell(library.names[at] ?? '', 2, random)
    const { ids } = await inWorkspace(db, actor, (tx) => findPromptIds({ tx, actor }, { q, limit: 5 }))
    if (ids.includes(library.ids[at] ?? '')) found++
  }
  return found / tries
}
