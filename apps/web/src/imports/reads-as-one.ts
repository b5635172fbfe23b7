const listItem = /^[ \t]*(?:[-*+•◦–]|\d{1,3}[.)])[ \t]+\S/gm

/**
 * Whether a prompt that came alone may be several: it has paragraphs or a list, and is called by its own first words,
 * so that no heading stood above it.
 */
export function mayBeSeveral({ name, body }: { name: string; body: string | null }): boolean {
  const text = (body ?? '').trim()
  if (!letters(text.slice(0, 1_000)).startsWith(letters(name))) return false
  return /\n[ \t]*\r?\n/.test(text) || (text.match(listItem) ?? []).length > 1
}

// A blank is written in more than one way, and a long name ends with dots.
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '')
