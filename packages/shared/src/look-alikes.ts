import { findBlanks, parseTemplate } from './template.ts'

/** The other notations for a blank that people bring along: `${name}`, `[NAME]`, `<name>`, `{name}`, `%name%`. */
export const blankStyles = ['dollar', 'square', 'angle', 'brace', 'percent'] as const

export type BlankStyle = (typeof blankStyles)[number]

/** Something in a text that another notation would mean as a blank, and how we would write it. */
export type LookAlike = { style: BlankStyle; raw: string; label: string; blank: string }

const most = 12
const patterns: Record<BlankStyle, RegExp> = {
  // ${topic:travel} with its default, as other libraries write it
  dollar: /\$\{\s*[\p{L}][\p{L}\p{N} _-]{0,39}\s*(?::[^{}\n]{0,200})?\}/gu,
  // [CLIENT NAME] or [[client name]], but not a [link](address), a list[index], a task's [x] or a footnote's [1]
  square:
    /\[\[[\p{L}][\p{L}\p{N} _'’/-]{1,39}\]\]|(?<![\p{L}\p{N}\]\\![])\[[\p{L}][\p{L}\p{N} _'’/-]{1,39}\](?![([:\]])/gu,
  // <client name> or <<client name>>, but not <b>: tags are told by their names below
  angle: /<<[\p{L}][\p{L}\p{N} _-]{1,39}>>|(?<!<)<[\p{L}][\p{L}\p{N} _-]{1,39}>/gu,
  // {client name}, but not {{a blank}}
  brace: /(?<![{$\\])\{[\p{L}][\p{L}\p{N} _-]{1,39}\}(?!\})/gu,
  // %client name%, but not 20% of 50%, nor what an address writes as %E2%80
  percent: /(?<![\p{N}%])%[\p{L}][\p{L}\p{N} _-]{1,38}[\p{L}\p{N}]%/gu,
}
const signs: Record<BlankStyle, string> = { dollar: '${', square: '[', angle: '<', brace: '{', percent: '%' }
const words = (text: string) => new Set(text.split(' '))
const tags = words(
  `a abbr answer article aside audio b base blockquote body br button canvas caption cite code col context data dd
div dl document dt em embed example examples figure footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input
instructions label li link main mark meta nav ol option output p param path pre rect s script section select small
source span strong style sub summary sup svg table task tbody td textarea tfoot th thead thinking title tr track u ul
use video wbr`.replace(/\s+/g, ' '),
)
// A web address to the space behind it: `https://x.example/[id]` names a part of its path, and no blank of ours.
const addresses = /\b(?:https?:\/\/|www\.)[\p{L}\p{N}][^\s)"»]*/giu
const markers = words('inst sic todo toc system user assistant')

/** What looks like a blank in another notation, in the order of the text: the first twelve. */
export function findLookAlikes(body: string): LookAlike[] {
  const found = new Map<string, LookAlike & { at: number }>()
  for (const style of blankStyles)
    mapText(body, style, (lookAlike, at) => {
      if (!found.has(lookAlike.raw)) found.set(lookAlike.raw, { ...lookAlike, at })
      return lookAlike.raw
    })
  return [...found.values()]
    .sort((one, other) => one.at - other.at)
    .slice(0, most)
    .map(({ at: _at, ...lookAlike }) => lookAlike)
}

/** How often each notation stands in a text, and the first few things written in it. */
export function countLookAlikes(body: string): Map<BlankStyle, { count: number; examples: string[] }> {
  const counted = new Map<BlankStyle, { count: number; examples: string[] }>()
  for (const style of blankStyles)
    mapText(body, style, ({ raw }) => {
      const found = counted.get(style) ?? { count: 0, examples: [] }
      counted.set(style, found)
      found.count++
      if (found.examples.length < 3 && !found.examples.includes(raw)) found.examples.push(raw)
      return raw
    })
  return counted
}

/** The text with those made blanks. */
export function makeBlanks(body: string, lookAlikes: readonly LookAlike[]): string {
  const wanted = new Set(lookAlikes.map(({ raw }) => raw))
  return rewrite(body, blankStyles, ({ raw }) => wanted.has(raw))
}

/** The text with everything in these notations made blanks. */
export function makeBlanksOf(body: string, styles: readonly BlankStyle[]): string {
  return rewrite(body, styles, () => true)
}

function rewrite(body: string, styles: readonly BlankStyle[], isWanted: (found: LookAlike) => boolean) {
  return styles.reduce(
    (text, style) => mapText(text, style, (found) => (isWanted(found) ? found.blank : found.raw)),
    body,
  )
}

/** Goes over what is written in a notation outside our own blanks, and puts there what `replace` gives. */
function mapText(body: string, style: BlankStyle, replace: (found: LookAlike, at: number) => string): string {
  if (!body.includes(signs[style])) return body
  const closed = style === 'angle' ? findClosedTags(body) : new Set<string>()
  const isInAddress = findInAddress(body)
  let at = 0
  return parseTemplate(body)
    .map(({ kind, raw: part }) => {
      const from = at
      at += part.length
      if (kind === 'blank') return part
      return part.replace(patterns[style], (raw, offset: number) => {
        const lookAlike = isInAddress(from + offset) ? null : read(style, raw, closed)
        return lookAlike === null ? raw : replace(lookAlike, from + offset)
      })
    })
    .join('')
}

function read(style: BlankStyle, raw: string, closed: ReadonlySet<string>): LookAlike | null {
  const inner = raw.replace(/^(?:\$\{|\[{1,2}|<{1,2}|\{|%)/, '').replace(/(?:\}|\]{1,2}|>{1,2}|%)$/, '')
  const colon = style === 'dollar' ? inner.indexOf(':') : -1
  const name = (colon === -1 ? inner : inner.slice(0, colon)).replace(/[_\s]+/g, ' ').trim()
  const label = name === name.toUpperCase() ? name.toLowerCase() : name
  const word = name.toLowerCase()
  // A tag that is closed again is markup, whatever its name.
  if (style === 'angle' && (tags.has(word) || closed.has(inner.toLowerCase()))) return null
  if (style === 'square' && markers.has(word)) return null
  const preset = colon === -1 ? '' : inner.slice(colon + 1).trim()
  const blank = `{{${label}${preset ? `=${preset}` : ''}}}`
  return findBlanks(blank).length === 1 ? { style, raw, label, blank } : null
}

/** Says whether a place is in a web address; places are asked about in their order. */
function findInAddress(body: string): (place: number) => boolean {
  const spans = [...body.matchAll(addresses)]
  let next = 0
  return (place) => {
    const endOf = (span: RegExpExecArray) => span.index + span[0].length
    for (let span = spans[next]; span && endOf(span) <= place; span = spans[++next]);
    const span = spans[next]
    return span !== undefined && span.index <= place
  }
}

function findClosedTags(body: string): Set<string> {
  return new Set(
    [...body.matchAll(/<\/([\p{L}][\p{L}\p{N} _-]{0,39})>/gu)].map((tag) => (tag[1] ?? '').toLowerCase()),
  )
}
