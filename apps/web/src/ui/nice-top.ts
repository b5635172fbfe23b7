const steps = [2, 4, 6, 10]

/** The top of a scale that holds `most`: an even, round number whose half is whole too. */
export function niceTop(most: number): number {
  for (let unit = 1; ; unit *= 10) {
    const found = steps.map((step) => step * unit).find((top) => top >= most)
    if (found) return found
  }
}
