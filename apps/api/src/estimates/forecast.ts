/** Something with or without an estimate, and what hangs below it. */
export type Node = {
  kind: 'client' | 'project' | 'task'
  estimateSeconds: number | null
  seconds: number
  lately: number
  archivedAt: string | null
  below: Node[]
}

const fewest = 3

/**
 * What was tracked on it and below, in all and lately, and what it is likely to take in the end. Whatever is estimated below it
 * is likely to take what that says; the rest of its own estimate ends as work usually does.
 */
export function forecast(node: Node, usual: number): { actual: number; lately: number; likely: number } {
  const parts = node.below.map((one) => forecast(one, usual))
  const actual = node.seconds + sum(parts.map((part) => part.actual))
  const lately = node.lately + sum(parts.map((part) => part.lately))
  const below = node.seconds + sum(parts.map((part) => part.likely))
  const own = node.estimateSeconds === null ? 0 : Math.round(node.estimateSeconds * usual)
  const isDone = node.archivedAt !== null
  const isPlannedBelow = node.below.some(isPlanned)
  return { actual, lately, likely: isDone ? actual : Math.max(actual, below, isPlannedBelow ? 0 : own) }
}

function isPlanned(node: Node): boolean {
  return node.estimateSeconds !== null || node.below.some(isPlanned)
}

/** How archived tasks ended against their estimates: the median share, of those that were worked on at all. */
export function usualShare(nodes: readonly Node[]): { share: number; tasks: number } | null {
  const shares = nodes
    .filter(({ kind, archivedAt }) => kind === 'task' && archivedAt !== null)
    .flatMap((node) => {
      const { actual } = forecast(node, 1)
      return node.estimateSeconds !== null && actual > 0 ? [actual / node.estimateSeconds] : []
    })
    .toSorted((a, b) => a - b)
  if (shares.length < fewest) return null
  const middle = Math.floor(shares.length / 2)
  const [low = 0, high = 0] =
    shares.length % 2 === 1 ? [shares[middle], shares[middle]] : shares.slice(middle - 1)
  return { share: (low + high) / 2, tasks: shares.length }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
