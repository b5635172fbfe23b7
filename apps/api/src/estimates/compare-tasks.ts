import { tokenise } from '@promptsheet/shared/search-words'

/** What tasks are compared by. */
export type Work = {
  name: string
  projectId: string | null
  clientId: string | null
  tags: readonly string[]
}

const weights = { words: 0.7, project: 0.15, client: 0.05, tags: 0.1 }
/** Without words in common two tasks are not similar, wherever they are. */
const leastWords = 0.2
const shortestStem = 4

/** The tasks that are like the work, the most similar first. Words that many tasks have say little. */
export function compareTasks<T extends Work>(
  wanted: Work,
  tasks: readonly T[],
): (T & { similarity: number })[] {
  const worded = tasks.map((task) => ({ task, words: [...new Set(tokenise(task.name))] }))
  const counts = new Map<string, number>()
  for (const { words } of worded) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const weigh = (word: string) => Math.log(1 + (tasks.length + 1) / (counts.get(word) ?? 0.5))
  const asked = [...new Set(tokenise(wanted.name))]
  return worded
    .flatMap(({ task, words }) => {
      const inWords = compareWords(asked, words, weigh)
      if (inWords < leastWords) return []
      const similarity =
        weights.words * inWords +
        (task.projectId === wanted.projectId ? weights.project : 0) +
        (task.clientId !== null && task.clientId === wanted.clientId ? weights.client : 0) +
        weights.tags * shareOf(wanted.tags, task.tags)
      return [{ ...task, similarity: Math.round(similarity * 1000) / 1000 }]
    })
    .toSorted((a, b) => b.similarity - a.similarity || (a.name < b.name ? -1 : 1))
}

/** The weight of the words they share, of the weight of all. */
function compareWords(a: readonly string[], b: readonly string[], weigh: (word: string) => number): number {
  const add = (words: readonly string[]) => words.reduce((sum, word) => sum + weigh(word), 0)
  const shared = add(a.filter((word) => b.some((other) => isAlike(word, other))))
  const sharedBack = add(b.filter((word) => a.some((other) => isAlike(word, other))))
  const all = add(a) + add(b)
  return all === 0 ? 0 : (shared + sharedBack) / all
}

/** The same, or one with another ending: design, designs, designing. */
function isAlike(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return a === b || (short.length >= shortestStem && long.startsWith(short))
}

function shareOf(wanted: readonly string[], has: readonly string[]): number {
  const lower = new Set(has.map((tag) => tag.toLowerCase()))
  const shared = wanted.filter((tag) => lower.has(tag.toLowerCase()))
  return wanted.length === 0 ? 0 : shared.length / wanted.length
}
