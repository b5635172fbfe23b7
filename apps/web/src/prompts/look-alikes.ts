import { findBlanks } from '@promptsheet/shared/template'

type LookAlike = { raw: string; label: string; blank: string }

const most = 12
const patterns = [
  // ${topic:travel} with its default, as other libraries write it
  /\$\{\s*(?<label>[\p{L}][\p{L}\p{N} _-]{0,39})\s*(?::(?<preset>[^{}\n]{0,200}))?\}/gu,
  // [CLIENT NAME], but not a [link](address), a task's [x] or a footnote's [1]
  /\[(?<label>[\p{L}][\p{L}\p{N} _'’/-]{1,39})\](?![([:])/gu,
  // <client name>, but not <b>: tags are told by their names below
  /<(?<label>[\p{L}][\p{L}\p{N} _-]{1,39})>/gu,
  // {client name}, but not {{a blank}}
  /(?<![{$\\])\{(?<label>[\p{L}][\p{L}\p{N} _-]{1,39})\}(?!\})/gu,
]
const tags = new Set(
  'a b i p u s br hr em ul ol li h1 h2 h3 h4 td th tr div sub sup pre code span body html head table strong example examples instructions context document thinking answer output input'.split(
    ' ',
  ),
)

/** What looks like a blank in another notation, in the order of the text. */
export function findLookAlikes(body: string): LookAlike[] {
  const found = new Map<string, LookAlike & { at: number }>()
  for (const pattern of patterns) {
    for (const match of body.matchAll(pattern)) {
      const [raw] = match
      const label = (match.groups?.label ?? '').replace(/[_\s]+/g, ' ').trim()
      // A tag that is closed again is markup, whatever its name.
      if (raw.startsWith('<') && (tags.has(label.toLowerCase()) || body.includes(`</${label}`))) continue
      if (found.has(raw)) continue
      const name = label === label.toUpperCase() ? label.toLowerCase() : label
      const preset = match.groups?.preset?.trim()
      found.set(raw, { raw, label: name, blank: `{{${name}${preset ? `=${preset}` : ''}}}`, at: match.index })
    }
  }
  return [...found.values()].sort((one, other) => one.at - other.at).slice(0, most)
}

/** The text with those made blanks, unless that would make no blank of it. */
export function makeBlanks(body: string, lookAlikes: readonly LookAlike[]): string {
  return lookAlikes
    .filter(({ blank }) => findBlanks(blank).length === 1)
    .reduce((text, { raw, blank }) => text.replaceAll(raw, () => blank), body)
}
