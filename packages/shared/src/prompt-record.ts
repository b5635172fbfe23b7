import * as z from 'zod'
import { inputSettingsList } from './input.ts'
import * as fields from './prompt-fields.ts'
import { slugify } from './template.ts'

/**
 * What import and export move. `inputs` holds only what the file says about blanks; `resolveInputs` adds
 * the rest from the body. `externalId` is the id in the place the record came from.
 */
export const promptRecord = z.object({
  externalId: fields.text({ min: 1, max: 200 }).optional(),
  name: fields.name,
  useCase: fields.useCase,
  category: fields.category.nullable(),
  tags: fields.tags,
  recommendedModels: fields.recommendedModels,
  owner: fields.text({ min: 1, max: 200, collapse: true }).nullable(),
  inputs: inputSettingsList,
  notes: fields.notes,
  version: z.int('A version is a whole number').min(1, 'Versions start at 1').max(1_000_000).nullable(),
  changeNote: fields.changeNote,
  body: fields.body,
  status: fields.status.optional(),
})

export type PromptRecord = z.infer<typeof promptRecord>
export type PromptField = keyof PromptRecord

export type Problem = { line: number; message: string }

/** A record as found in a file, before its limits are checked. */
export type Draft = Omit<PromptRecord, 'inputs'> & { inputs: unknown[] }

/** What was found at a line, with the line of each field; no draft when it could not be read. */
export type DraftPrompt = {
  draft: Draft | null
  line: number
  lineOf: ReadonlyMap<string, number>
  problems: Problem[]
}

export const emptyRecord = {
  name: '',
  useCase: '',
  category: null,
  tags: [],
  recommendedModels: [],
  owner: null,
  inputs: [],
  notes: '',
  version: null,
  changeNote: '',
  body: '',
} satisfies PromptRecord

/** How files name our fields, beside our own names; lower-case words joined by `_`. */
const fieldsByName = new Map<string, PromptField | 'ignored' | 'contributor'>(
  Object.entries({
    id: 'externalId',
    external_id: 'externalId',
    name: 'name',
    title: 'name',
    act: 'name',
    prompt_name: 'name',
    prompt_title: 'name',
    use_case: 'useCase',
    use_when: 'useCase',
    when_to_use: 'useCase',
    when_to_use_it: 'useCase',
    when_to_use_this: 'useCase',
    description: 'useCase',
    category: 'category',
    folder: 'category',
    tags: 'tags',
    tag: 'tags',
    labels: 'tags',
    best_models: 'recommendedModels',
    best_model: 'recommendedModels',
    recommended_models: 'recommendedModels',
    models: 'recommendedModels',
    model: 'recommendedModels',
    owner: 'owner',
    keeper: 'owner',
    inputs: 'inputs',
    inputs_needed: 'inputs',
    blanks: 'inputs',
    notes: 'notes',
    note: 'notes',
    version: 'version',
    change_note: 'changeNote',
    body: 'body',
    prompt: 'body',
    prompt_text: 'body',
    prompt_body: 'body',
    text: 'body',
    content: 'body',
    status: 'status',
    last_updated: 'ignored',
    updated: 'ignored',
    updated_at: 'ignored',
    created_at: 'ignored',
    contributor: 'contributor',
    contributors: 'contributor',
  } as const),
)

/**
 * The field a file means by a name, `ignored` for dates that imports do not keep, `contributor` for the
 * people behind public prompts, who are never imported, or null.
 */
export function findField(label: string): PromptField | 'ignored' | 'contributor' | null {
  return fieldsByName.get(toKey(label)) ?? null
}

// Said of a column only: above a text, `When: Friday` or `Instructions:` is more likely its own first line.
const fieldsOfColumns = new Map<string, PromptField>([
  ['when', 'useCase'],
  ['purpose', 'useCase'],
  ['prompts', 'body'],
  ['instructions', 'body'],
  ['instruction', 'body'],
])
const vagueColumns = new Set([
  'text',
  'content',
  'description',
  'purpose',
  'when',
  'instruction',
  'instructions',
])

/** The same for a column of a table; `isVague` when it gives way to a column that names the field outright. */
export function findColumn(title: string): { field: ReturnType<typeof findField>; isVague: boolean } {
  const key = toKey(title)
  return { field: findField(title) ?? fieldsOfColumns.get(key) ?? null, isVague: vagueColumns.has(key) }
}

function toKey(label: string): string {
  return label
    .trim()
    .toLowerCase()
    .replace(/[?:*]+$/, '')
    .trim()
    .replace(/[\s_-]+/g, '_')
}

/** A list written in one cell or line: parts between commas, semicolons or bars. */
export function splitList(text: string): string[] {
  return text
    .split(/[,;|\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

export function nameInput(label: string): { id: string; label: string } {
  return { id: slugify(label), label }
}

export function readStatus(value: string): PromptRecord['status'] | null {
  const result = fields.status.safeParse(
    value
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  )
  return result.success ? result.data : null
}

export function readVersion(value: string): number | null {
  const digits = /^v?\s?(\d{1,7})$/i.exec(value.trim())?.[1]
  const version = Number(digits ?? 0)
  return version >= 1 && version <= 1_000_000 ? version : null
}

/** The first words of a body, for a prompt that came without a name. */
export function nameFromBody(body: string): string {
  const line =
    body
      .slice(0, 2_000)
      .trim()
      .split(/[\r\n]/)[0] ?? ''
  const name = line
    .replace(/\{\{([^{}=]*)(?:=[^{}]*)?\}\}/g, (_blank, label: string) => label.trim())
    .replace(/\s+/g, ' ')
    .replace(/^[#>*\s-]+/, '')
  return name.length <= 80 ? name : `${[...name].slice(0, 79).join('').trim()}…`
}

export const statusMessage = 'The status is draft, active, battle_tested or retired; it was left out'
export const versionMessage = 'The version must be a whole number such as 3; it was left out'
export const contributorMessage = 'Names and e-mail addresses of contributors are not imported'

export function unknownMessage(name: string): string {
  const shown = name.length <= 60 ? name : `${[...name].slice(0, 59).join('')}…`
  return `"${shown}" is not something a prompt has here and was left out; put it into the notes to keep it`
}
