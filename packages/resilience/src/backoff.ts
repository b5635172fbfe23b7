type Options = { firstMilliseconds: number; mostMilliseconds: number; random: () => number }

/**
 * How long to wait before a retry (1 is the first), in milliseconds: anything from nothing to a bound that doubles, so
 * that those who failed together do not come back together.
 */
export function fullJitter(retry: number, { firstMilliseconds, mostMilliseconds, random }: Options): number {
  return random() * Math.min(mostMilliseconds, firstMilliseconds * 2 ** (retry - 1))
}
