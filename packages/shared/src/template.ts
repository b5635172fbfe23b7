import type { Input, InputSettings, InputType } from './input.ts'

// The shape of a blank lives in input.ts so that zod stays out of a page that only fills templates.
export { type Input, type InputSettings, input, inputSettings, inputSettingsList } from './input.ts'

export type TemplatePart =
  | { kind: 'text'; text: string; raw: string }
  | { kind: 'blank'; id: string; label: string; raw: string }

type Notation = { label: string; type: InputType; default: string | null; options: string[]; isBare: boolean }
type Piece =
  | { kind: 'text'; text: string; raw: string }
  | { kind: 'blank'; id: string; raw: string; notation: Notation }

const longestBlank = 1_000
const longestLabel = 80
const longestSlug = 80

// Starts like a word or a picture and holds no sign of code: {{#if}}, {{$json.x}}, {{a | upper}}, {{"k": 1}}.
const labelPattern = /^[\p{L}\p{N}\p{Extended_Pictographic}¿¡][^{}|=:;"`<>[\]\\\p{Cc}\p{Cs}]*$/u
const codeWords = new Set(['else', 'this'])

/**
 * Cuts a body into text and blanks. Joining every part's `raw` gives the body exactly; a text part's
 * `text` is the same without the escaping backslash.
 *
 * `{{client name}}` · `{{tone=friendly}}` default · `{{size=}}` may stay empty ·
 * `{{tone=friendly|formal}}` choice, first is default · `{{tone=|friendly|formal}}` choice, none is ·
 * `{{notes...}}` long text · `\{{not a blank}}`. Anything else in braces is plain text.
 */
export function parseTemplate(body: string): TemplatePart[] {
  return cut(body).map((piece) =>
    piece.kind === 'text'
      ? piece
      : { kind: 'blank', id: piece.id, label: piece.notation.label, raw: piece.raw },
  )
}

/** The blanks in the order they appear, each once; the first mention with settings says what it is. */
export function findBlanks(body: string): Input[] {
  const found = new Map<string, Notation>()
  for (const piece of cut(body)) {
    if (piece.kind === 'text') continue
    const earlier = found.get(piece.id)
    if (!earlier) found.set(piece.id, piece.notation)
    else if (earlier.isBare && !piece.notation.isBare) {
      found.set(piece.id, { ...piece.notation, label: earlier.label })
    }
  }
  return [...found].map(([id, notation]) => ({
    id,
    label: notation.label,
    type: notation.type,
    required: notation.default === null,
    default: notation.default,
    options: notation.options,
  }))
}

/** The blanks of the body with what people set by hand laid over; settings of vanished blanks go. */
export function resolveInputs(body: string, explicit: readonly InputSettings[] = []): Input[] {
  const settingsById = new Map<string, InputSettings>()
  for (const settings of explicit) settingsById.set(slugify(settings.id), settings)
  for (const settings of explicit) settingsById.set(settings.id, settings)
  return findBlanks(body).map((found) => {
    const settings = settingsById.get(found.id)
    return settings ? lay(settings, found) : found
  })
}

/**
 * The part of `inputs` that the body's own notation does not already say. Carry these, not the whole
 * inputs, to the next version's body, so that a default edited in the text is not overruled by its past.
 */
export function findSettings(body: string, inputs: readonly InputSettings[]): InputSettings[] {
  const foundById = new Map(findBlanks(body).map((found) => [found.id, found]))
  return inputs.flatMap((given) => {
    const found = foundById.get(given.id)
    if (!found) return []
    const { id, ...rest } = given
    const settings: InputSettings = { id }
    if (rest.label !== undefined && rest.label !== found.label) settings.label = rest.label
    if (rest.type !== undefined && rest.type !== found.type) settings.type = rest.type
    if (rest.required !== undefined && rest.required !== found.required) settings.required = rest.required
    if (rest.default !== undefined && rest.default !== found.default) settings.default = rest.default
    if (rest.options && rest.options.join('\n') !== found.options.join('\n')) settings.options = rest.options
    return Object.keys(settings).length > 1 ? [settings] : []
  })
}

/**
 * Puts values into the blanks, literally and once. A blank without a value takes its default; an optional
 * one may stay empty; a required one stays visible as `[client name]` and its id is in `missingInputs`.
 */
export function fillTemplate(
  body: string,
  inputs: readonly InputSettings[],
  values: Readonly<Record<string, string | number | null | undefined>>,
): { text: string; missingInputs: string[] } {
  const filled = new Map<string, string>()
  const missingInputs: string[] = []
  for (const blank of resolveInputs(body, inputs)) {
    const given = Object.hasOwn(values, blank.id) ? values[blank.id] : undefined
    const value = given === null || given === undefined ? (blank.default ?? '') : String(given)
    const isMissing = blank.required && value.trim() === ''
    if (isMissing) missingInputs.push(blank.id)
    filled.set(blank.id, isMissing ? `[${blank.label}]` : value)
  }
  const text = cut(body).map((piece) => (piece.kind === 'text' ? piece.text : (filled.get(piece.id) ?? '')))
  return { text: text.join(''), missingInputs }
}

/** Lower-case letters and digits of any script, joined by the separator; never empty, at most 80 long. */
export function slugify(text: string, separator = '_', fallback = 'blank'): string {
  const words = text
    .slice(0, 10_000)
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/['’]/g, '')
    .match(/[\p{L}\p{N}\p{M}]+/gu)
  const slug = [...(words ?? []).join(separator)].slice(0, longestSlug).join('')
  const tidy = slug.endsWith(separator) ? slug.slice(0, -separator.length) : slug
  return /[\p{L}\p{N}]/u.test(tidy) ? tidy : fallback
}

function lay(settings: InputSettings, found: Input): Input {
  const hasOptions = settings.options !== undefined && settings.options.length > 0
  const type = settings.type ?? (hasOptions ? 'choice' : found.type)
  const preset = settings.default === undefined ? found.default : settings.default
  const choices = hasOptions ? (settings.options ?? []) : found.options
  const isChoice = type === 'choice' && choices.length > 0
  // A default outside the choices joins them: nobody may be handed a value they could not pick.
  const isForeign = isChoice && preset !== null && preset !== '' && !choices.includes(preset)
  // One that cannot be a choice (blank, too long, one too many) is no default of a choice either.
  const canJoin = isForeign && preset.trim() === preset && preset.length <= 200 && choices.length < 50
  const options = isChoice ? (canJoin ? [preset, ...choices] : choices) : []
  return {
    id: found.id,
    label: settings.label ?? found.label,
    type: type === 'choice' && !isChoice ? 'text' : type,
    required: settings.required ?? preset === null,
    default: isForeign && !canJoin ? null : preset,
    options: [...options],
  }
}

function cut(body: string): Piece[] {
  const pieces: Piece[] = []
  const idOf = assignIds()
  let text = ''
  let textFrom = 0
  let taken = 0
  const flush = (to: number) => {
    if (to > textFrom) pieces.push({ kind: 'text', text, raw: body.slice(textFrom, to) })
    text = ''
  }
  let at = body.indexOf('{{')
  while (at !== -1) {
    let open = at + 2
    while (body[open] === '{') open++
    const end = open === at + 2 ? findEnd(body, open) : -1
    const notation = end === -1 ? null : readNotation(body.slice(open, end))
    if (!notation) {
      at = body.indexOf('{{', open)
      continue
    }
    let slashFrom = at
    while (slashFrom > taken && body[slashFrom - 1] === '\\') slashFrom--
    // As in most languages: an odd backslash escapes what follows, a pair stands for one.
    const slashes = at - slashFrom
    text += body.slice(taken, slashFrom) + '\\'.repeat(Math.floor(slashes / 2))
    taken = end + 2
    if (slashes % 2 === 1) text += body.slice(at, taken)
    else {
      flush(at)
      pieces.push({ kind: 'blank', id: idOf(notation.label), raw: body.slice(at, taken), notation })
      textFrom = taken
    }
    at = body.indexOf('{{', taken)
  }
  text += body.slice(taken)
  flush(body.length)
  return pieces
}

/** Where the closing braces start, or -1. Stops at the next brace or line, which keeps the whole linear. */
function findEnd(body: string, open: number): number {
  const limit = Math.min(body.length, open + longestBlank)
  for (let at = open; at < limit; at++) {
    const char = body[at]
    if (char === '}') return body[at + 1] === '}' ? at : -1
    if (char === '{' || char === '\n' || char === '\r') return -1
  }
  return -1
}

function readNotation(inner: string): Notation | null {
  const equals = inner.indexOf('=')
  if (equals !== -1 && inner[equals + 1] === '=') return null
  const head = (equals === -1 ? inner : inner.slice(0, equals)).trim()
  const isLong = head.endsWith('...') || head.endsWith('…')
  const bare = isLong ? head.slice(0, head.endsWith('…') ? -1 : -3) : head
  const label = bare
    .normalize('NFC')
    .replace(/[\s_]+/g, ' ')
    .trim()
  if (label.length > longestLabel || !labelPattern.test(label) || codeWords.has(label)) return null
  const isBare = equals === -1 && !isLong
  const notation: Notation = {
    label,
    type: isLong ? 'long_text' : 'text',
    default: null,
    options: [],
    isBare,
  }
  if (equals === -1) return notation
  const preset = inner.slice(equals + 1).trim()
  const choices = preset.split('|').map((choice) => choice.trim())
  const options = [...new Set(choices.filter((choice) => choice !== ''))]
  if (isLong || choices.length === 1 || options.length === 0) {
    return { ...notation, default: options.length === 0 ? '' : preset }
  }
  return { ...notation, type: 'choice', options, default: choices[0] || null }
}

/** Labels that differ only in case, spaces, `_` or `-` are one blank; others never share an id. */
function assignIds() {
  const idByKey = new Map<string, string>()
  const taken = new Set<string>()
  const nextBySlug = new Map<string, number>()
  return (label: string) => {
    const key = label
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s_-]+/g, ' ')
      .trim()
    const known = idByKey.get(key)
    if (known) return known
    const slug = slugify(key)
    let next = nextBySlug.get(slug) ?? 1
    let id = slug
    while (taken.has(id)) id = `${slug}_${++next}`
    nextBySlug.set(slug, next)
    taken.add(id)
    idByKey.set(key, id)
    return id
  }
}
