import { createHash } from 'node:crypto'
import { deletedForms } from '@promptsheet/shared/search-words'

const shortestForgiven = 3
const longestForgiven = 24

/**
 * Two characters in front of every lexeme of a workspace, so that the index keeps workspaces apart. Two
 * workspaces may share them: the search asks for the workspace too.
 */
export function lexemePrefix(workspaceId: string): string {
  return createHash('sha256').update(workspaceId).digest('base64url').slice(0, 2)
}

/**
 * Hashes of a word's delete-neighbours, each together with the workspace: one deletion in a word of three
 * letters, two in a longer one. A word that is not forgiven anything has none.
 */
export function typoForms(workspaceId: string, word: string): number[] {
  const seed = hash(0x811c9dc5 | 0, `${workspaceId}:`)
  return [...findForms(word)].map((form) => hash(seed, form))
}

/** Whether a misspelling of this word is forgiven: words of a letter or two, and of more than 24, are as they are. */
export function isForgiven(word: string): boolean {
  const letters = [...word].length
  return letters >= shortestForgiven && letters <= longestForgiven
}

/** The word's delete-neighbours themselves. */
export function findForms(word: string): Set<string> {
  if (!isForgiven(word)) return new Set()
  const letters = [...word].length
  const forms = new Set(deletedForms(word))
  // From seven letters the shared function has already taken two away.
  if (letters > shortestForgiven && letters < 7)
    for (const form of [...forms]) for (const shorter of deletedForms(form)) forms.add(shorter)
  return forms
}

/** FNV-1a, 32 bits, signed as Postgres has them; what it confuses is told apart by the words themselves. */
function hash(seed: number, text: string): number {
  let value = seed
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value | 0
}
