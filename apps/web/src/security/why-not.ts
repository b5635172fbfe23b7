import { findProblem } from '../app/problem.ts'
import { text } from './strings.ts'

/** What to say above a form; null when there is nothing, or a field of it says so already. */
export function whyNot(error: unknown): string | null {
  if (!error) return null
  const problem = findProblem(error)
  return problem?.errors.length ? null : problem?.message || text.failed
}
