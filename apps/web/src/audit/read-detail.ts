import { isRecord } from '../app/problem.ts'

/** What an entry says beside its action: anything may be missing, as older entries say less. */
export function wordIn(detail: unknown, ...path: string[]): string {
  const value = valueIn(detail, path)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

export function wordsIn(detail: unknown, ...path: string[]): string[] {
  const value = valueIn(detail, path)
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

export function numberIn(detail: unknown, ...path: string[]): number {
  const value = valueIn(detail, path)
  return typeof value === 'number' ? value : 0
}

function valueIn(detail: unknown, path: string[]): unknown {
  return path.reduce((value, key) => (isRecord(value) ? value[key] : undefined), detail)
}
