import { isRecord } from '../app/problem.ts'

const prefix = 'promptsheet.values.'

/** What this person last put into a prompt's blanks, in this browser. */
export function loadValues(userId: string, promptId: string): Record<string, string> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(`${prefix}${userId}.${promptId}`) ?? '{}')
    if (!isRecord(stored)) return {}
    return Object.fromEntries(
      Object.entries(stored).flatMap(([id, value]) => (typeof value === 'string' ? [[id, value]] : [])),
    )
  } catch {
    return {}
  }
}

export function rememberValues(userId: string, promptId: string, values: Record<string, string>) {
  try {
    localStorage.setItem(`${prefix}${userId}.${promptId}`, JSON.stringify(values))
  } catch {
    // A full or closed storage only means typing it again.
  }
}
