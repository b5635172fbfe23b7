import { findField, readVersion } from './prompt-record.ts'
import { isRule, type Line } from './split-front-matter.ts'

export type Heading = { index: number; title: string; version: number | null }
export type FoundField = { field: NonNullable<ReturnType<typeof findField>>; value: string }

// Headings that people put inside a prompt rather than above it.
const sections = new Set(
  `role roles task tasks your task context instruction instructions output output format format constraint
  constraints example examples goal goals objective objectives input inputs step steps rule rules tone audience
  background system persona requirements guidelines style notes`.split(/\s+/),
)

/**
 * The headings that start a prompt: those with a version (`v3`) or fields right below; where there are none,
 * those with `---` right below; where there are none either, all of the first one's level, if the text starts
 * with it and the others are not mostly a prompt's own sections (Role, Task, Context …). In a pile, which is
 * pasted and no file, bare headings before and between those of the first two kinds start a prompt too.
 */
export function findHeadings(lines: readonly Line[], isPile: boolean): Heading[] {
  const fenced = findFenced(lines)
  const all = lines.flatMap((line, index) => {
    const match = /^(#{1,3})[ \t]+(\S.*)$/.exec(line.text.slice(0, 400))
    if (!match || fenced.has(index)) return []
    return [{ index, level: match[1]?.length ?? 1, ...readTitle(match[2] ?? '') }]
  })
  const named = all.filter(({ index, version }) => version !== null || hasFields(below(lines, index)))
  if (named.length > 0) return isPile ? withBare(lines, all, named) : named
  const framed = all.filter(({ index }) => isRule(below(lines, index)))
  if (framed.length > 0) return isPile ? withBare(lines, all, framed) : framed
  const first = all[0]
  const firstText = lines.findIndex((line) => line.text.trim() !== '')
  if (!first || first.index !== firstText) return []
  const peers = all.filter(({ level }) => level === first.level)
  const inner = peers.slice(1).filter(({ title }) => isSection(title))
  if (isSection(first.title) && peers.length > 1) return []
  return inner.length > 0 && inner.length * 2 >= peers.length - 1 ? [first] : peers
}

type Leveled = Heading & { level: number }

/** The headings with those of their level that come after an empty line and are in nobody's closed body. */
function withBare(lines: readonly Line[], all: readonly Leveled[], sure: readonly Leveled[]): Leveled[] {
  const first = sure[0]
  const found: Leveled[] = all.filter(
    ({ index, level, title }, order) =>
      first !== undefined &&
      index < first.index &&
      level === first.level &&
      (index === 0 || lines[index - 1]?.text.trim() === '') &&
      !isSection(title) &&
      // One that stands above nothing is the title of the pile.
      hasText(lines, index + 1, all[order + 1]?.index ?? first.index),
  )
  let at = all.findIndex(({ index }) => index === first?.index)
  for (const [order, heading] of sure.entries()) {
    const to = sure[order + 1]?.index ?? lines.length
    const open = findRule(lines, heading.index + 1, to)
    const close = open === -1 ? -1 : findClose(lines, open + 1, to)
    const inside: Leveled[] = []
    for (let one = all[++at]; one && one.index < to; one = all[++at])
      if (one.level === heading.level && one.index > close) inside.push(one)
    found.push(heading)
    // A prompt that is written in sections is one prompt.
    if (inside.some(({ title }) => isSection(title))) continue
    for (const one of inside) if (lines[one.index - 1]?.text.trim() === '') found.push(one)
  }
  return found
}

/** The index of the next `---`, or -1. */
export function findRule(lines: readonly Line[], from: number, to: number) {
  for (let index = from; index < to; index++) if (isRule(lines[index]?.text ?? '')) return index
  return -1
}

/** The last `---` with nothing but fields or notes, or nothing at all, right below it, or -1. */
export function findClose(lines: readonly Line[], from: number, to: number) {
  let below = ''
  for (let index = to - 1; index >= from; index--) {
    const text = lines[index]?.text ?? ''
    if (isRule(text) && (below === '' || readField(below) !== null)) return index
    if (text.trim() !== '') below = text
  }
  return -1
}

/** A line such as `**Use when:** x` or `- Owner: x`, or null. A heading `## Notes` needs no colon. */
export function readField(text: string): FoundField | null {
  const start = text.slice(0, 200)
  const bare = text.slice(/^\s*(?:#{1,6}\s+|>\s+|[-*+]\s+)?/.exec(start)?.[0].length ?? 0)
  const colon = bare.slice(0, 60).indexOf(':')
  const label = (colon === -1 ? bare.slice(0, 60) : bare.slice(0, colon)).replace(/[*_#]/g, ' ')
  const field = findField(label)
  if (field === null || field === 'body') return null
  if (colon === -1) return field === 'notes' && /^\s*(#|\*\*|__)/.test(text) ? { field, value: '' } : null
  const value = bare.slice(colon + 1).trim()
  return { field, value: value.replace(/^(\*\*|__)\s*/, '') }
}

function hasText(lines: readonly Line[], from: number, to: number) {
  return lines.slice(from, to).some((line) => line.text.trim() !== '')
}

function below(lines: readonly Line[], index: number) {
  return lines.slice(index + 1, index + 10).find((line) => line.text.trim() !== '')?.text ?? ''
}

function hasFields(text: string) {
  const field = readField(text)?.field
  return field !== undefined && field !== 'notes' && field !== 'name'
}

function readTitle(raw: string) {
  const title = raw
    .replace(/[*_`]{2,}/g, '')
    .replace(/[ \t]#+[ \t]*$/, '')
    .trim()
  const cut = Math.max(title.lastIndexOf(' '), title.lastIndexOf('('))
  const mark = title.slice(cut + 1).replace(/\)$/, '')
  const version = cut > 0 && /^v\.?\d/i.test(mark) ? readVersion(mark.replace('.', '')) : null
  if (version === null) return { title, version }
  return { title: title.slice(0, cut).replace(/[\s(–—-]+$/, ''), version }
}

/** Whether a heading is one that people put inside a prompt, such as Role or Output format. */
export function isSection(title: string) {
  return title
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .every((word) => word === '' || sections.has(word))
}

/** The lines inside closed code fences. */
function findFenced(lines: readonly Line[]) {
  const fenced = new Set<number>()
  let open: { index: number; mark: string } | null = null
  for (const [index, line] of lines.entries()) {
    const mark = /^\s{0,3}(`{3,}|~{3,})/.exec(line.text)?.[1]
    if (!mark) continue
    if (!open) open = { index, mark }
    else if (mark.startsWith(open.mark)) {
      for (let inside = open.index; inside <= index; inside++) fenced.add(inside)
      open = null
    }
  }
  return fenced
}
