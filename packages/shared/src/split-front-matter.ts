/** The indexes of the `---` lines before and after a prompt's settings. */
export type Block = { from: number; to: number }

/** A line's place in its text: `end` is before the line break. */
export type Line = { text: string; start: number; end: number }

const mostSettingsLines = 2_000
const settingPattern = /^["']?[\p{L}_][\p{L}\p{N}_ -]{0,40}["']?\s*:(\s|$)/u
const nameSettingPattern = /^(name|title):\s*\S/

export function splitLines(text: string): Line[] {
  const lines: Line[] = []
  let start = 0
  while (start <= text.length) {
    const newline = text.indexOf('\n', start)
    const stop = newline === -1 ? text.length : newline
    const end = stop > start && text[stop - 1] === '\r' ? stop - 1 : stop
    lines.push({ text: text.slice(start, end), start, end })
    start = stop + 1
  }
  return lines
}

/**
 * The next block of settings at or after a line, as the indexes of its two `---` lines, or null.
 * The first of a text must come before anything else; a next one must begin with the prompt's name.
 */
export function findFrontMatter(lines: readonly Line[], from: number, which: 'first' | 'next'): Block | null {
  let open: number | null = null
  for (let index = from; index < lines.length; index++) {
    const text = lines[index]?.text ?? ''
    if (!isRule(text)) {
      if (which === 'first' && open === null && text.trim() !== '') return null
      continue
    }
    if (open !== null && index - open <= mostSettingsLines) {
      const inside = lines.slice(open + 1, which === 'first' ? index : open + 2)
      const head = inside.find((line) => line.text.trim() !== '')?.text ?? ''
      const pattern = which === 'first' ? settingPattern : nameSettingPattern
      if (open + 1 < index && pattern.test(head)) return { from: open, to: index }
    }
    if (open !== null && which === 'first') return null
    open = index
  }
  return null
}

/** A line of three hyphens, the mark before and after settings and around a plain prompt's body. */
export function isRule(text: string): boolean {
  return text.startsWith('---') && text.trimEnd() === '---'
}
