import type { Pile } from './pile-pieces.ts'
import {
  contributorMessage,
  type Draft,
  type DraftPrompt,
  emptyRecord,
  nameFromBody,
  nameInput,
  type Problem,
  type PromptField,
  readStatus,
  readVersion,
  splitList,
  statusMessage,
} from './prompt-record.ts'
import { isRule, type Line } from './split-front-matter.ts'
import { type FoundField, findClose, findHeadings, findRule, readField } from './split-plain-prompts.ts'
import { splitUnmarkedPile } from './split-unmarked-pile.ts'
import { findBlanks, slugify } from './template.ts'

type Reading = {
  draft: Draft
  lineOf: Map<string, number>
  problems: Problem[]
  blanks: string[]
  last: PromptField | null
}

/**
 * The form people write by hand: `# Title v3`, then lines such as `Owner: …` and `Use when: …` (bold or as
 * a list), then the body between `---` lines, then `Notes: …`. Without `---` the body is what follows the
 * fields. A body loses blank lines at both ends and a code fence around all of it, and its lines end in \n.
 * Without a name to fall back on it is a pile that somebody pasted, and needs no headings to be several.
 * What "Inputs needed" names and the body lacks, and lines that are no field, go into the notes.
 */
export function* parsePlainPrompts(
  lines: readonly Line[],
  source: string,
  fallbackName: string,
): Generator<DraftPrompt> {
  const headings = findHeadings(lines, fallbackName === '')
  const firstHeading = headings[0]
  if (!firstHeading) {
    const pile = fallbackName === '' ? splitUnmarkedPile(lines) : null
    if (pile) yield* readPile(lines, pile)
    else if (source.trim() !== '') yield readPrompt(lines, 0, lines.length, fallbackName, null)
    return
  }
  if (joinLines(lines, 0, firstHeading.index) !== '') {
    const message = 'The text before the first prompt heading was left out; give it a "# Title" to keep it'
    yield { draft: null, line: 1, lineOf: new Map(), problems: [{ line: 1, message }] }
  }
  for (const [order, { index, title, version }] of headings.entries()) {
    const to = headings[order + 1]?.index ?? lines.length
    yield readPrompt(lines, index + 1, to, title || fallbackName, version)
  }
}

function* readPile(lines: readonly Line[], { pieces, preface }: Pile): Generator<DraftPrompt> {
  const own = [...lines]
  for (const [order, { from, to, title, first }] of pieces.entries()) {
    const line = own[from]
    // What a number stood before begins after it.
    if (line && first !== null) own[from] = { ...line, text: first }
    const read = readPrompt(own, from, to, title, null)
    if (order === 0 && preface !== null) read.problems.unshift(prefaceProblem(lines, preface))
    yield read
  }
}

function prefaceProblem(lines: readonly Line[], index: number): Problem {
  const text = (lines[index]?.text ?? '').trim()
  const shown = text.length <= 60 ? text : `${[...text.slice(0, 120)].slice(0, 59).join('')}…`
  return { line: index + 1, message: `What stands above the first prompt ("${shown}") was left out` }
}

function readPrompt(
  lines: readonly Line[],
  from: number,
  to: number,
  name: string,
  version: number | null,
): DraftPrompt {
  const draft: Draft = { ...emptyRecord, name, version, tags: [], recommendedModels: [] }
  const reading: Reading = { draft, lineOf: new Map(), problems: [], blanks: [], last: null }
  const headTo = readHead(lines, from, to, reading)
  const open = findRule(lines, headTo, to)
  const isFramed = open !== -1 && (reading.lineOf.size > 0 || joinLines(lines, from, open) === '')
  if (isFramed) {
    const stray = joinLines(lines, headTo, open)
    if (stray !== '') {
      addNotes(draft, stray)
      const message = 'This is no known field; it was put into the notes'
      reading.problems.push({ line: headTo + 1, message })
    }
    const close = findClose(lines, open + 1, to)
    draft.body = unwrapFence(joinLines(lines, open + 1, close === -1 ? to : close))
    if (close !== -1) readTail(lines, close + 1, to, reading)
  } else {
    let bodyTo = to
    while (bodyTo > headTo && isBlankOrRule(lines[bodyTo - 1])) bodyTo--
    draft.body = unwrapFence(joinLines(lines, headTo, bodyTo))
  }
  if (draft.name === '') draft.name = nameFromBody(draft.body)
  keepBlanks(reading)
  return { draft, line: Math.max(from, 1), lineOf: reading.lineOf, problems: reading.problems }
}

/** Reads the fields below the title and gives the index where they end. */
function readHead(lines: readonly Line[], from: number, to: number, reading: Reading) {
  let end = from
  for (let index = from; index < to; index++) {
    const text = lines[index]?.text ?? ''
    if (text.trim() === '') {
      reading.last = null
      continue
    }
    const found = isRule(text) ? null : readField(text)
    if (found) setField(reading, found, index + 1)
    else if (reading.last && /^(\s{2,}|\t|[-*+]\s)/.test(text) && !isRule(text)) {
      const value = text.trim().replace(/^[-*+]\s+/, '')
      setField(reading, { field: reading.last, value }, index + 1)
    } else return end
    end = index + 1
  }
  return end
}

/** After the body: fields, and notes that run to the end. */
function readTail(lines: readonly Line[], from: number, to: number, reading: Reading) {
  for (let index = from; index < to; index++) {
    const found = readField(lines[index]?.text ?? '')
    if (found && found.field !== 'notes') setField(reading, found, index + 1)
    else if (found || (lines[index]?.text ?? '').trim() !== '') {
      reading.lineOf.set('notes', index + 1)
      const first = found ? found.value : (lines[index]?.text ?? '')
      addNotes(
        reading.draft,
        [first, joinLines(lines, index + 1, to)].filter((part) => part !== '').join('\n'),
      )
      return
    }
  }
}

function setField(reading: Reading, { field, value }: FoundField, line: number) {
  const { draft, lineOf, problems } = reading
  reading.last = null
  if (field === 'ignored') {
    lineOf.set('ignored', line)
    return
  }
  if (field === 'contributor') {
    problems.push({ line, message: contributorMessage })
    return
  }
  reading.last = field
  if (!lineOf.has(field)) lineOf.set(field, line)
  if (field === 'inputs') reading.blanks = reading.blanks.concat(splitList(value))
  else if (field === 'tags' || field === 'recommendedModels')
    draft[field] = draft[field].concat(splitList(value))
  else if (field === 'version') draft.version = readVersion(value) ?? draft.version
  else if (field === 'status') {
    const status = readStatus(value)
    if (status) draft.status = status
    else problems.push({ line, message: statusMessage })
  } else if (field === 'notes') addNotes(draft, value)
  else if (value !== '') draft[field] = [draft[field] ?? '', value].filter((part) => part !== '').join(' ')
}

function keepBlanks({ draft, blanks }: Reading) {
  const ids = new Set(findBlanks(draft.body).map((blank) => blank.id))
  draft.inputs = blanks.filter((label) => ids.has(slugify(label))).map(nameInput)
  if (draft.inputs.length < blanks.length) addNotes(draft, `Inputs needed: ${blanks.join(', ')}`)
}

function addNotes(draft: Draft, more: string) {
  draft.notes = [draft.notes, more].filter((part) => part !== '').join('\n')
}

function unwrapFence(body: string) {
  const match = /^(`{3,}|~{3,})[\w-]*\n([\s\S]*)\n\1$/.exec(body)
  const inside = match?.[2] ?? ''
  return match?.[1] && !inside.includes(`\n${match[1]}`) && !inside.startsWith(match[1]) ? inside : body
}

function isBlankOrRule(line: Line | undefined) {
  return line === undefined || line.text.trim() === '' || isRule(line.text)
}

function joinLines(lines: readonly Line[], from: number, to: number) {
  let first = from
  let last = to
  while (first < last && lines[first]?.text.trim() === '') first++
  while (last > first && lines[last - 1]?.text.trim() === '') last--
  return lines
    .slice(first, last)
    .map((line) => line.text)
    .join('\n')
}
