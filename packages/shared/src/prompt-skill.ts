import { Document, parseDocument } from 'yaml'
import * as z from 'zod'
import { emptyRecord, type PromptRecord, promptRecord } from './prompt-record.ts'

// Agent Skills (agentskills.io): a folder with a SKILL.md, whose name is the folder's and whose description is short.
const longestName = 64
const longestDescription = 1024
const longestUseCase = 500
// YAML is slow to refuse: what takes a moment at this length would take hours at the length of an upload.
const longestHead = 4000
const frontMatter = z.object({
  name: z.string().catch(''),
  description: z.string().catch(''),
  metadata: z.record(z.string(), z.unknown()).catch({}),
})

const tagsField = z.union([z.string(), z.array(z.string()).transform((tags) => tags.join(','))]).catch('')

export type FoundSkill = { record: PromptRecord | null; problems: string[] }

/** Whether a file is a skill by its name. */
export const isSkillFile = (name: string): boolean => /(^|\/)SKILL\.md$/i.test(name)

/** Reads one SKILL.md. A long description is cut for "when to use it" and kept whole in the notes. Never throws. */
export function parseSkill(text: string): FoundSkill {
  const found = /^\ufeff?---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n([\s\S]*))?$/.exec(text)
  if (found === null)
    return { record: null, problems: ['A SKILL.md begins with --- and the lines name: and description:'] }
  const head = found[1] ?? ''
  if (head.length > longestHead)
    return {
      record: null,
      problems: [
        `What stands between the --- lines is longer than ${longestHead.toLocaleString('en')} characters`,
      ],
    }
  const parsed = readHead(head)
  if (parsed === null || parsed.name === '')
    return {
      record: null,
      problems: ['What stands between the --- lines could not be read; check name: and description:'],
    }
  const { name, description, metadata } = parsed
  const title = z.string().catch('').parse(metadata.title) || titleOf(name)
  // A skill must have a description; a prompt without one was given its name.
  const about = description === title ? '' : description
  const isLong = about.length > longestUseCase
  const draft = {
    ...emptyRecord,
    name: title,
    category: z
      .string()
      .min(1)
      .max(60)
      .nullable()
      .catch(null)
      .parse(metadata.category ?? null),
    tags: z
      .array(z.string())
      .catch([])
      .parse(
        tagsField
          .parse(metadata.tags)
          .split(',')
          .map((tag) => tag.trim())
          .filter(Boolean),
      ),
    useCase: isLong ? `${about.slice(0, longestUseCase - 1)}…` : about,
    notes: isLong ? about : '',
    body: (found[2] ?? '').trim(),
  }
  const checked = promptRecord.safeParse(draft)
  if (checked.success) return { record: checked.data, problems: [] }
  return {
    record: null,
    problems: checked.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
  }
}

/** Null for what is no YAML, or would be a thousand times longer once its references are followed. */
function readHead(head: string): z.output<typeof frontMatter> | null {
  const document = parseDocument(head, { prettyErrors: false, uniqueKeys: false, logLevel: 'silent' })
  if (document.errors.length > 0) return null
  try {
    const parsed = frontMatter.safeParse(document.toJS({ maxAliasCount: 10 }))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** A prompt as a SKILL.md, with the name its folder must have. `taken` holds the names given so far, and grows. */
export function formatSkill(record: PromptRecord, taken: Set<string>): { folder: string; text: string } {
  const folder = freeName(record.name, taken)
  const description = record.useCase || record.name
  const head = new Document({
    name: folder,
    description: description.slice(0, longestDescription),
    metadata: {
      title: record.name,
      ...(record.category !== null && { category: record.category }),
      ...(record.tags.length > 0 && { tags: record.tags.join(', ') }),
    },
  })
  return { folder, text: `---\n${head.toString({ lineWidth: 0 })}---\n\n${record.body}\n` }
}

function freeName(name: string, taken: Set<string>): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const slug = plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'prompt'
  for (let count = 1; ; count++) {
    const ending = count === 1 ? '' : `-${count}`
    const free = `${slug.slice(0, longestName - ending.length).replace(/-+$/, '')}${ending}`
    if (taken.has(free)) continue
    taken.add(free)
    return free
  }
}

function titleOf(name: string): string {
  const spaced = name.replaceAll(/[-_]+/g, ' ').trim()
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}
