import fc from 'fast-check'
import { expect, it } from 'vitest'
import { alignTokens, type Run } from './align-tokens.ts'

const tokens = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 30 })
const align = (before: readonly number[], after: readonly number[], steps: number) => {
  const budget = { steps }
  return { runs: alignTokens(Int32Array.from(before), Int32Array.from(after), budget), budget }
}

it('finds as many common tokens as there are, in order', () => {
  fc.assert(
    fc.property(tokens, tokens, (before, after) => {
      const runs = align(before, after, 100_000).runs ?? []
      for (const { from, to, length } of runs)
        expect(before.slice(from, from + length)).toEqual(after.slice(to, to + length))
      expect(runs.every((run, index) => isAfter(run, runs[index - 1]))).toBe(true)
      expect(runs.reduce((sum, { length }) => sum + length, 0)).toBe(countCommon(before, after))
    }),
  )
})

it('gives up when the budget is spent, at most one walk along the tokens later', () => {
  const [before, after] = [
    Array.from({ length: 500 }, (_, n) => n % 7),
    Array.from({ length: 500 }, (_, n) => n % 5),
  ]
  const needed = 1_000_000 - align(before, after, 1_000_000).budget.steps
  for (const steps of [0, 1, 10, 1_000, needed - 1]) {
    const { runs, budget } = align(before, after, steps)
    expect(runs).toBeNull()
    expect(budget.steps).toBeGreaterThanOrEqual(-501)
  }
  expect(align(before, after, needed).runs).not.toBeNull()
})

function isAfter(run: Run, before: Run | undefined): boolean {
  return (
    before === undefined || (run.from >= before.from + before.length && run.to >= before.to + before.length)
  )
}

/** The length of the longest common subsequence, the slow and certain way. */
function countCommon(before: readonly number[], after: readonly number[]): number {
  let row = after.map(() => 0)
  for (const token of before) {
    let diagonal = 0
    let left = 0
    row = row.map((above, at) => {
      left = after[at] === token ? diagonal + 1 : Math.max(above, left)
      diagonal = above
      return left
    })
  }
  return row.at(-1) ?? 0
}
