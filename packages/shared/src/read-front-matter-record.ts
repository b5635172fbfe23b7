import { type FrontMatterEntry, type FrontMatterValue, parseFrontMatter } from './parse-front-matter.ts'
import {
  contributorMessage,
  type Draft,
  type DraftPrompt,
  emptyRecord,
  findField,
  nameInput,
  type Problem,
  readStatus,
  readVersion,
  splitList,
  statusMessage,
  unknownMessage,
  versionMessage,
} from './prompt-record.ts'
import { slugify } from './template.ts'

/**
 * The record that front matter describes, without its body. Unknown fields and values that cannot be read
 * become problems and are left out; a text that is no YAML gives no draft. `isAlone`: the file holds one prompt.
 */
export function readFrontMatterRecord(yaml: string, firstLine: number): DraftPrompt & { isAlone: boolean } {
  const { entries, problems } = parseFrontMatter(yaml, firstLine)
  const lineOf = new Map<string, number>()
  let isAlone = false
  if (problems.length > 0) return { draft: null, line: firstLine, lineOf, problems, isAlone }
  const draft: Draft = { ...emptyRecord }
  for (const entry of entries) {
    if (entry.key === 'prompts_in_file') {
      isAlone = entry.value.kind === 'text' && entry.value.text === '1'
      continue
    }
    const field = findField(entry.key)
    if (field === 'ignored') continue
    if (field === 'contributor') problems.push({ line: entry.line, message: contributorMessage })
    else if (field === null) problems.push({ line: entry.line, message: unknownMessage(entry.key) })
    else if (lineOf.has(field)) {
      problems.push({
        line: entry.line,
        message: `"${entry.key}" says again what line ${lineOf.get(field)} says`,
      })
    } else if (entry.value.kind !== 'nothing') {
      lineOf.set(field, entry.line)
      if (field === 'inputs') draft.inputs = readInputs(entry.value, problems)
      else if (field === 'tags' || field === 'recommendedModels') draft[field] = readList(entry, problems)
      else setText(draft, field, entry, problems)
    }
  }
  return { draft, line: firstLine, lineOf, problems, isAlone }
}

function setText(
  draft: Draft,
  field: Exclude<keyof Draft, 'inputs' | 'tags' | 'recommendedModels'>,
  { key, value, line }: FrontMatterEntry,
  problems: Problem[],
) {
  if (value.kind !== 'text') {
    problems.push({ line, message: `"${key}" must be text on one line; it was left out` })
  } else if (field === 'status') {
    const status = readStatus(value.text)
    if (status) draft.status = status
    else problems.push({ line, message: statusMessage })
  } else if (field === 'version') {
    draft.version = readVersion(value.text)
    if (draft.version === null) {
      problems.push({ line, message: versionMessage })
    }
  } else if (field === 'category' || field === 'owner')
    draft[field] = value.text.trim() === '' ? null : value.text
  else if (field === 'externalId') {
    if (value.text.trim() !== '') draft.externalId = value.text
  } else draft[field] = value.text
}

function readList({ key, value, line }: FrontMatterEntry, problems: Problem[]): string[] {
  if (value.kind === 'text') return splitList(value.text)
  if (value.kind === 'list') {
    return value.items.flatMap((item) => {
      if (item.kind === 'text' && item.text.trim() !== '') return [item.text]
      if (item.kind === 'list' || item.kind === 'map') {
        problems.push({ line: item.line, message: `An entry of "${key}" must be text; it was left out` })
      }
      return []
    })
  }
  problems.push({ line, message: `"${key}" must be a list such as [first, second]; it was left out` })
  return []
}

function readInputs(value: FrontMatterValue, problems: Problem[]): unknown[] {
  if (value.kind === 'text') return splitList(value.text).map(nameInput)
  if (value.kind === 'map') {
    return value.entries.map(({ key, value: settings }) =>
      settings.kind === 'map'
        ? { id: slugify(key), ...readInput(settings.entries, problems) }
        : nameInput(key),
    )
  }
  if (value.kind !== 'list') return []
  return value.items.flatMap((item) => {
    if (item.kind === 'text') return [nameInput(item.text)]
    if (item.kind === 'map') {
      const settings = readInput(item.entries, problems)
      if (settings.id !== undefined) return [settings]
      if (typeof settings.label === 'string') return [{ id: slugify(settings.label), ...settings }]
    }
    problems.push({ line: item.line, message: 'A blank needs an id, such as {id: tone}; it was left out' })
    return []
  })
}

function readInput(entries: FrontMatterEntry[], problems: Problem[]): Record<string, unknown> {
  const settings: Record<string, unknown> = {}
  for (const entry of entries) {
    const { key, value, line } = entry
    if (key === 'options') settings.options = readList(entry, problems)
    else if (key === 'default') settings.default = value.kind === 'text' ? value.text : null
    else if (key === 'required') {
      const word = value.kind === 'text' ? value.text.toLowerCase() : ''
      if (['true', 'yes', 'false', 'no'].includes(word)) settings.required = word === 'true' || word === 'yes'
      else problems.push({ line, message: '"required" is true or false; it was left out' })
    } else if (key !== 'id' && key !== 'label' && key !== 'type') {
      problems.push({ line, message: unknownMessage(key) })
    } else if (value.kind === 'text') settings[key] = value.text
  }
  return settings
}
