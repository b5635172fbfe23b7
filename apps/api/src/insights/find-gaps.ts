import type { InsightGap, InsightRow } from './shapes.ts'

type Category = { category: string; prompts: number; uses: number }

const most = 4

/**
 * What the most used prompts say about what is missing. A category with few prompts that carries much of the use
 * wants more of its kind; a top prompt that is changed a third of the time may be two prompts in one; a category
 * of several prompts without one use is not what people came for.
 */
export function findGaps(top: readonly InsightRow[], byCategory: readonly Category[]): InsightGap[] {
  const all = byCategory.reduce((sum, { uses }) => sum + uses, 0)
  const prompts = byCategory.reduce((sum, one) => sum + one.prompts, 0)
  const crowded = new Set(top.flatMap(({ category }) => category ?? []))
  const few = byCategory.flatMap((one): InsightGap[] => {
    const share = all === 0 ? 0 : one.uses / all
    const isFew = crowded.has(one.category) && one.uses >= 5 && share >= (2 * one.prompts) / prompts
    return isFew && byCategory.length > 1 ? [{ ...one, kind: 'few_prompts', prompt: null, share }] : []
  })
  const twoInOne = top.flatMap(({ id, name, category, asIs, edited, uses }): InsightGap[] => {
    const share = edited / Math.max(1, asIs + edited)
    const isOften = asIs + edited >= 5 && share >= 1 / 3
    return isOften ? [{ kind: 'two_in_one', category, prompt: { id, name }, prompts: 0, uses, share }] : []
  })
  const idle = byCategory.flatMap((one): InsightGap[] =>
    all > 0 && one.uses === 0 && one.prompts >= 3
      ? [{ ...one, kind: 'lying_idle', prompt: null, share: 0 }]
      : [],
  )
  return [...few, ...twoInOne, ...idle].slice(0, most)
}
