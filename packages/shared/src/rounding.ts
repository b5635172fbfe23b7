import { z } from 'zod'

/** How durations are rounded where they are shown or billed: each entry, each day's sum of a group, or the group's sum. */
export const rounding = z.object({
  mode: z.enum(['nearest', 'up', 'down']),
  minutes: z.int().min(1).max(480),
  per: z.enum(['entry', 'day', 'group']),
})

export type Rounding = z.infer<typeof rounding>

/** Whole seconds in, a multiple of the minutes out. What is one already stays as it is; halfway goes up. */
export function roundSeconds(seconds: number, { mode, minutes }: Pick<Rounding, 'mode' | 'minutes'>): number {
  const step = minutes * 60
  const steps = { nearest: Math.floor((seconds * 2 + step) / (step * 2)), up: Math.ceil(seconds / step) }
  return step * (mode === 'down' ? Math.floor(seconds / step) : steps[mode])
}

/** The sum of a group under the rule; each part names the day it is of. */
export function roundSum(parts: readonly { day: string; seconds: number }[], rule: Rounding | null): number {
  const sum = (some: readonly number[]) => some.reduce((total, seconds) => total + seconds, 0)
  if (rule === null || rule.per === 'group') {
    const total = sum(parts.map(({ seconds }) => seconds))
    return rule === null ? total : roundSeconds(total, rule)
  }
  if (rule.per === 'entry') return sum(parts.map(({ seconds }) => roundSeconds(seconds, rule)))
  const days = new Map<string, number>()
  for (const { day, seconds } of parts) days.set(day, (days.get(day) ?? 0) + seconds)
  return sum([...days.values()].map((seconds) => roundSeconds(seconds, rule)))
}
