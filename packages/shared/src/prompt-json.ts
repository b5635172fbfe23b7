import * as z from 'zod'
import { inputSettingsList } from './input.ts'
import { cutJsonList } from './json-list.ts'
import {
  contributorMessage,
  type Draft,
  emptyRecord,
  findField,
  nameFromBody,
  type PromptRecord,
  promptRecord,
  readStatus,
  readVersion,
  splitList,
  statusMessage,
  versionMessage,
} from './prompt-record.ts'
import { finish, forEach, type Steps } from './steps.ts'

/** What is wrong, and under which name in the file. */
export type JsonProblem = { column: string | null; message: string }
/** A prompt of a list, counted from 1, with what is wrong in it; no record when it could not be read. */
export type JsonRow = { row: number; record: PromptRecord | null; problems: JsonProblem[] }

const ourFormat = 'promptsheet.prompts.v1'
const object = z.record(z.string(), z.unknown())
const words = z.union([z.string(), z.number().transform(String)])
const message = z.object({ role: z.string().catch(''), content: z.unknown() })
// Under which names other people's files keep their list, and what in a prompt of theirs is no loss.
const lists = ['prompts', 'items', 'data', 'templates', 'results']
const noLoss = new Set([
  'type',
  'command',
  'access_control',
  'user_id',
  'is_active',
  'object',
  'id',
  'project_id',
  'created_by',
  'updated_by',
  'resolution_graph',
  'config',
  'for_devs',
  'variables',
])
const notAPrompt = 'This is no object with a prompt in it; write {"name": …, "prompt": …}'
const noText = 'No text was found; name it "prompt" or "body"'
const bodyNames = ['instructions', 'template', 'messages', 'input', 'value']

/**
 * Reads prompts from JSON: our own export, a Langfuse export (`name` with folders, `prompt` as text or as chat,
 * `commitMessage`), OpenAI's prompt objects (`instructions`, `messages`), and lists of objects in which the text has a
 * usual name, alone or inside `prompts`, `items` or `data`. Never throws.
 */
export function parsePromptJson(text: string): JsonRow[] {
  return finish(stepThroughJson(text))
}

/** The same, in steps. */
export function* stepThroughJson(text: string): Steps<JsonRow[]> {
  const nothing = (message: string): JsonRow[] => [
    { row: 1, record: null, problems: [{ column: null, message }] },
  ]
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    return nothing(whyNotJson(error instanceof Error ? error.message : '', text))
  }
  const rows = findList(value)
  if (rows.length === 0) return nothing('There is no prompt in this file')
  const found: JsonRow[] = []
  yield* forEach(rows, (item, index) => void found.push(readRow(item, index + 1)))
  return found
}

/** Says in plain words what the parser says, with the line where it names the place. */
function whyNotJson(reason: string, text: string): string {
  if (/end of JSON|Unterminated/.test(reason))
    return 'This JSON stops before its end: part of the file is missing'
  const place = /position (\d+)/.exec(reason)?.[1]
  const where = place === undefined ? '' : ` near line ${text.slice(0, Number(place)).split('\n').length}`
  return `This JSON has a mistake${where}: a comma, a quote or a bracket is missing or too much`
}

/** Records as JSON that `parsePromptJson` reads back without loss. */
export const promptJson = cutJsonList<PromptRecord>({ format: ourFormat }, 'prompts', 2)

function findList(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  const parsed = object.safeParse(value)
  if (!parsed.success) return []
  for (const name of lists) {
    const list = parsed.data[name]
    if (Array.isArray(list)) return list
  }
  return [value]
}

function readRow(item: unknown, row: number): JsonRow {
  if (typeof item === 'string') return readRow({ body: item }, row)
  const parsed = object.safeParse(item)
  if (!parsed.success || Array.isArray(item))
    return { row, record: null, problems: [{ column: null, message: notAPrompt }] }
  const ours = promptRecord.safeParse(item)
  if (ours.success) return { row, record: ours.data, problems: [] }
  const { draft, problems, keyOf } = readDraft(parsed.data)
  if (draft.body.trim() === '')
    return {
      row,
      record: null,
      problems: [{ column: keyOf.get('body') ?? null, message: noText }, ...problems],
    }
  if (draft.name === '') draft.name = nameFromBody(draft.body)
  const checked = promptRecord.safeParse(draft)
  if (checked.success) return { row, record: checked.data, problems }
  const failures = checked.error.issues.map(({ path: [field = '', ...rest], message }) => ({
    column: [keyOf.get(String(field)) ?? field, ...rest].join('.'),
    message,
  }))
  return { row, record: null, problems: [...failures, ...problems] }
}

function readDraft(given: Record<string, unknown>) {
  const draft: Draft = { ...emptyRecord }
  const problems: JsonProblem[] = []
  const keyOf = new Map<string, string>()
  const lost: string[] = []
  for (const [key, value] of Object.entries(given)) {
    if (value === null || value === undefined || value === '') continue
    const field =
      key === 'commitMessage' ? 'changeNote' : findField(key.replaceAll(/([a-z])([A-Z])/g, '$1_$2'))
    if (field !== null && !keyOf.has(field)) keyOf.set(field, key)
    if (field === 'contributor') problems.push({ column: key, message: contributorMessage })
    else if (field === 'body' || (field === null && bodyNames.includes(key))) {
      const body = readBody(value)
      if (body === '' || draft.body !== '') continue
      draft.body = body
      keyOf.set('body', key)
    } else if (field === null) {
      if (!noLoss.has(key)) lost.push(key)
    } else if (field !== 'ignored')
      setField(draft, field, value, (message) => problems.push({ column: key, message }))
  }
  if (lost.length > 0)
    problems.push({
      column: lost.length === 1 ? (lost[0] ?? null) : null,
      message: `Left out, as a prompt here has no such thing: ${lost.slice(0, 10).join(', ').slice(0, 300)}`,
    })
  readFolders(draft)
  return { draft, problems, keyOf }
}

type TextField = Exclude<keyof Draft, 'inputs' | 'tags' | 'recommendedModels' | 'version' | 'status' | 'body'>

function setField(
  draft: Draft,
  field: Exclude<keyof Draft, 'body'>,
  value: unknown,
  report: (message: string) => void,
): void {
  if (field === 'tags' || field === 'recommendedModels') draft[field] = [...draft[field], ...readList(value)]
  else if (field === 'inputs') {
    const inputs = inputSettingsList.safeParse(value)
    if (inputs.success) draft.inputs = inputs.data
    else report(`What it says about its blanks was left out. ${z.prettifyError(inputs.error).slice(0, 200)}`)
  } else if (field === 'version') {
    draft.version = readVersion(words.catch('').parse(value))
    if (draft.version === null) report(versionMessage)
  } else if (field === 'status') {
    const status = readStatus(words.catch('').parse(value))
    if (status === null || status === undefined) report(statusMessage)
    else draft.status = status
  } else setText(draft, field, value)
}

function setText(draft: Draft, field: TextField, value: unknown): void {
  const text = words.safeParse(value)
  if (text.success) draft[field] = text.data
}

// Langfuse writes its own `production` and `latest` among the labels.
function readList(value: unknown): string[] {
  const list = Array.isArray(value)
    ? value.map((one) => words.catch('').parse(one))
    : splitList(words.catch('').parse(value))
  return list.map((one) => one.trim()).filter((one) => one !== '' && one !== 'production' && one !== 'latest')
}

/** A text, or a conversation as one text with a heading for each role but a lone one. */
function readBody(value: unknown): string {
  if (typeof value === 'string') return value
  if (!Array.isArray(value)) return ''
  const turns = value.flatMap((one) => {
    const parsed = message.safeParse(one)
    if (!parsed.success) return []
    const text = readContent(parsed.data.content)
    return text === '' ? [] : [{ role: parsed.data.role, text }]
  })
  if (turns.length === 1) return turns[0]?.text ?? ''
  return turns.map(({ role, text }) => `${nameRole(role)}:\n${text}`).join('\n\n')
}

function readContent(content: unknown): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content
    .map((part) => z.object({ text: z.string() }).safeParse(part))
    .flatMap((part) => (part.success ? [part.data.text] : []))
    .join('\n')
}

const nameRole = (role: string) =>
  ({ system: 'Instructions', developer: 'Instructions', user: 'Message', assistant: 'Answer' })[role] ??
  (role || 'Message')

/** `sales/outbound/First mail` is the prompt "First mail" in the category "sales". */
function readFolders(draft: Draft): void {
  const parts = draft.name.split('/').map((part) => part.trim())
  if (draft.category !== null || parts.length < 2 || parts.some((part) => part === '')) return
  draft.category = (parts[0] ?? '').slice(0, 60)
  draft.name = parts.at(-1) ?? draft.name
}
