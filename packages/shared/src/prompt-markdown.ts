import { Document, visit } from 'yaml'
import { parsePlainPrompts } from './parse-plain-prompts.ts'
import {
  type Draft,
  type DraftPrompt,
  nameFromBody,
  type Problem,
  type PromptRecord,
  promptRecord,
} from './prompt-record.ts'
import { readFrontMatterRecord } from './read-front-matter-record.ts'
import { type Block, findFrontMatter, type Line, splitLines } from './split-front-matter.ts'
import { finish, type Steps } from './steps.ts'

export type { Problem } from './prompt-record.ts'

// Written when the body holds what would start another prompt, so that such a file stays one prompt.
const oneInFile = 'prompts_in_file'

/**
 * Reads one prompt or several from Markdown. With front matter the body is everything after it, exactly;
 * another prompt starts at a line `---` whose next line begins `name:` or `title:` and whose settings end
 * with `---` (blank lines before it go), unless the settings say `prompts_in_file: 1`. Without front matter
 * it is the plain form of `parsePlainPrompts`. A problem names its line and the fix; nothing ever throws.
 */
export function parsePromptMarkdown(
  text: string,
  options: { fileName?: string | undefined } = {},
): { records: PromptRecord[]; problems: Problem[] } {
  const found = findPromptsInMarkdown(text, options)
  return {
    records: found.flatMap(({ record }) => record ?? []),
    problems: found.flatMap(({ problems }) => problems),
  }
}

/** A prompt that begins at a line, with what is wrong in it; no record when it could not be read. */
export type FoundPrompt = { line: number; record: PromptRecord | null; problems: Problem[] }

/** The same as `parsePromptMarkdown`, prompt by prompt, so that each problem can be told beside its prompt. */
export function findPromptsInMarkdown(
  text: string,
  options: { fileName?: string | undefined } = {},
): FoundPrompt[] {
  return finish(stepThroughMarkdown(text, options))
}

/** The same, in steps. */
export function* stepThroughMarkdown(
  text: string,
  options: { fileName?: string | undefined } = {},
): Steps<FoundPrompt[]> {
  const source = text.startsWith('\ufeff') ? text.slice(1) : text
  const lines = splitLines(source)
  const found: FoundPrompt[] = []
  for (const draft of findDrafts(lines, source, nameFromFile(options.fileName))) {
    found.push(check(draft))
    yield draft.line / (lines.length + 1)
  }
  if (found.some(({ record, problems }) => record !== null || problems.length > 0)) return found
  const message = 'There is no prompt in this text; paste one or choose another file'
  return [{ line: 1, record: null, problems: [{ line: 1, message }] }]
}

function check({ draft, line, lineOf, problems }: DraftPrompt): FoundPrompt {
  if (!draft) return { line, record: null, problems }
  const result = promptRecord.safeParse(draft)
  if (result.success) return { line, record: result.data, problems }
  const failures = result.error.issues.map((issue) => ({
    line: lineOf.get(String(issue.path[0])) ?? line,
    message: issue.message,
  }))
  return { line, record: null, problems: [...problems, ...failures] }
}

/**
 * One prompt as Markdown with front matter; `parsePromptMarkdown` gives back an equal record. What is not
 * plain printable text is quoted as JSON does, which every YAML reader gives back unchanged.
 */
export function formatPromptMarkdown(record: PromptRecord): string {
  const settings = {
    name: record.name,
    ...(record.useCase !== '' && { use_when: record.useCase }),
    ...(record.category !== null && { category: record.category }),
    ...(record.tags.length > 0 && { tags: record.tags }),
    ...(record.recommendedModels.length > 0 && { best_models: record.recommendedModels }),
    ...(record.owner !== null && { owner: record.owner }),
    ...(record.inputs.length > 0 && { inputs: record.inputs }),
    ...(record.notes !== '' && { notes: record.notes }),
    ...(record.status && { status: record.status }),
    ...(record.version !== null && { version: record.version }),
    ...(record.changeNote !== '' && { change_note: record.changeNote }),
    ...(record.externalId !== undefined && { id: record.externalId }),
    ...(findFrontMatter(splitLines(record.body), 0, 'next') && { [oneInFile]: 1 }),
  }
  const document = new Document(settings)
  visit(document, {
    Scalar(_, node, path) {
      if (typeof node.value !== 'string') return
      // Only a field of its own may run over lines: inside a list, a line --- would end the settings.
      const isField = path.length === 3
      if (!isPlainlyPrintable(node.value) || (!isField && node.value.includes('\n')))
        node.type = 'QUOTE_DOUBLE'
    },
    Collection(key, node, path) {
      if (key === null || path.length <= 1) return
      node.flow = !isListOfMaps(node.items)
    },
  })
  return `---\n${document.toString({ lineWidth: 0, doubleQuotedAsJSON: true, flowCollectionPadding: false })}---\n${record.body}`
}

function* findDrafts(lines: Line[], source: string, fallbackName: string): Generator<DraftPrompt> {
  let block: Block | null = findFrontMatter(lines, 0, 'first')
  if (!block) yield* parsePlainPrompts(lines, source, fallbackName)
  while (block) {
    const yaml = source.slice(lines[block.from + 1]?.start, lines[block.to]?.start)
    const { isAlone, ...found } = readFrontMatterRecord(yaml, block.from + 2)
    const next: Block | null = isAlone ? null : findFrontMatter(lines, block.to + 1, 'next')
    const rest = source.slice(
      lines[block.to + 1]?.start ?? source.length,
      next ? lines[next.from]?.start : undefined,
    )
    const body = next ? dropBlankEnd(rest) : rest
    yield { ...found, draft: found.draft && complete(found.draft, body, fallbackName) }
    block = next
  }
}

function complete(draft: Draft, rest: string, fallbackName: string): Draft {
  const body = rest.trim() === '' && draft.body !== '' ? draft.body : rest
  return { ...draft, body, name: draft.name || fallbackName || nameFromBody(body) }
}

function dropBlankEnd(body: string) {
  const lines = splitLines(body)
  while (lines.length > 0 && lines.at(-1)?.text.trim() === '') lines.pop()
  return body.slice(0, lines.at(-1)?.end ?? 0)
}

function nameFromFile(fileName = '') {
  const bare = fileName.split(/[/\\]/).at(-1) ?? ''
  return bare
    .replace(/(\.prompt)?\.(md|markdown|txt|mdx)$/i, '')
    .replace(/[_-]+/g, ' ')
    .trim()
}

function isPlainlyPrintable(text: string) {
  return /^[\P{C}\n]*$/u.test(text) && !/[\u2028\u2029\ufeff]|^\s|\s$|\s\n/u.test(text)
}

function isListOfMaps(items: unknown[]) {
  return items.some((item) => typeof item === 'object' && item !== null && 'items' in item)
}
