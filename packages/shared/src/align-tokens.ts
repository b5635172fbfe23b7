/** How much comparing may still be done; counted, not timed, so that the answer never varies. */
export type Budget = { steps: number }

/** Tokens that both sides have: `length` of them from `from` in the one and from `to` in the other. */
export type Run = { from: number; to: number; length: number }

/**
 * The longest common tokens of two lists, as runs from first to last (Myers, “An O(ND) difference algorithm”), or null
 * when that takes more than what is left of the budget. Each place reached and each token compared is a step.
 */
export function alignTokens(before: Int32Array, after: Int32Array, budget: Budget): Run[] | null {
  // Of each round, how far into `before` every diagonal got; diagonal `2 * at - edits` is at `at`.
  const rounds: Int32Array[] = []
  let last = new Int32Array(0)
  for (let edits = 0; ; edits++) {
    const round = new Int32Array(edits + 1)
    for (let at = 0; at <= edits; at++) {
      const down = at < edits ? (last[at] ?? 0) : 0
      const right = at > 0 ? (last[at - 1] ?? 0) + 1 : 0
      const start = Math.max(down, right)
      const diagonal = 2 * at - edits
      let x = start
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++
      budget.steps -= x - start + 1
      if (budget.steps < 0) return null
      round[at] = x
      if (x === before.length && x - diagonal === after.length) return walkBack([...rounds, round], at)
    }
    rounds.push(round)
    last = round
  }
}

function walkBack(rounds: readonly Int32Array[], end: number): Run[] {
  const runs: Run[] = []
  let at = end
  for (let edits = rounds.length - 1; edits >= 0; edits--) {
    const last = rounds[edits - 1]
    const x = rounds[edits]?.[at] ?? 0
    const down = at < edits ? (last?.[at] ?? 0) : 0
    const right = at > 0 ? (last?.[at - 1] ?? 0) + 1 : 0
    const start = Math.max(down, right)
    if (x > start) runs.push({ from: start, to: start - (2 * at - edits), length: x - start })
    if (at > 0 && right >= down) at--
  }
  return runs.reverse()
}
