import type { DemoVersion, PersonKey } from './types.ts'

type First = { daysAgo: number; author: PersonKey; changeNote?: string; body: string; notes?: string }
type Later = {
  daysAgo: number
  author: PersonKey
  changeNote: string
  /** Pairs of the words to find, which must be there exactly once, and the words to put instead. */
  edits: readonly (readonly [string, string])[]
  notes?: string
}

/** The versions of a prompt, oldest first, each later one written as what it changed. Throws if the words are not there once. */
export function history(first: First, ...later: readonly Later[]): DemoVersion[] {
  let body = first.body.trim()
  const versions: DemoVersion[] = [{ ...first, changeNote: first.changeNote ?? 'First version', body }]
  for (const { edits, ...version } of later) {
    for (const [before, after] of edits) body = replaceOnce(body, before, after)
    versions.push({ ...version, body })
  }
  return versions
}

function replaceOnce(text: string, before: string, after: string): string {
  const parts = text.split(before)
  if (parts.length !== 2) throw new Error(`found ${parts.length - 1} times instead of once: ${before}`)
  return parts.join(after)
}
