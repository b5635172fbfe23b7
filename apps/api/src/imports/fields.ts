import { z } from '@hono/zod-openapi'
import { importActions, importKinds, importStatuses } from '@promptsheet/db/schema/imports'
import { category, status, tags, text } from '@promptsheet/shared/prompt-fields'
import { promptRecord } from '@promptsheet/shared/prompt-record'
import { id, instant } from '../http/fields.ts'

/** 10 MiB for everything that is sent, and what a small archive may grow to. */
export const maxUploadBytes = 10 * 1024 * 1024
export const maxInflatedBytes = 40 * 1024 * 1024
export const maxFiles = 10_000
export const maxRows = 10_000

export const kind = z.enum(importKinds, `The kind is ${importKinds.join(' or ')}.`)

/** What prompts get where their file says nothing. */
export const importDefaults = z.object({
  collectionId: id.optional(),
  category: category.optional(),
  tags: tags.optional(),
  status: status.optional(),
})

export type ImportDefaults = z.output<typeof importDefaults>

/** What pasted text is called among the files; no prompt gets its name from it. */
export const pastedNames = {
  'prompts-markdown': 'pasted.md',
  'prompts-csv': 'pasted.csv',
  'prompts-json': 'pasted.json',
} as const
export type ImportKind = keyof typeof pastedNames

export const pastedImport = importDefaults
  .extend({
    kind,
    text: text({ min: 1, max: maxUploadBytes, trim: false, tooShort: 'Paste the prompts to import.' }).meta({
      example: '# Cold email v3\nUse when: First mail to a lukewarm lead\n---\nWrite to {{client}}.\n---',
    }),
    fileName: text({ min: 1, max: 500 }).optional().meta({ example: 'sales.md' }),
  })
  .openapi('PastedImport')

export const uploadedImport = z
  .object({
    kind,
    file: z
      .union([z.string().meta({ format: 'binary' }), z.array(z.string().meta({ format: 'binary' }))])
      .meta({ description: 'One file or several, zip archives included.' }),
    collectionId: id.optional(),
    category: category.optional(),
    tags: z.string().optional().meta({ description: 'Separated by commas; may come several times.' }),
    status: status.optional(),
  })
  .openapi('UploadedImport')

/** A thing to know (`warning`) or to put right (`error`) about a row. */
export const rowProblem = z.object({
  line: z.int().nullable(),
  column: z.string().nullable(),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
})

export type RowProblem = z.output<typeof rowProblem>

/** Why a row's action was proposed. */
export const reasons = [
  'new',
  'changed',
  'unchanged',
  'duplicate_of_prompt',
  'duplicate_of_row',
  'unreadable',
  'ignored_file',
] as const

export const changeable = [
  'name',
  'useCase',
  'category',
  'tags',
  'status',
  'owner',
  'body',
  'inputs',
  'notes',
  'recommendedModels',
] as const

export type Changeable = (typeof changeable)[number]

/** What was found out about a row when it was read, kept beside it. */
export const rowPlan = z.object({
  reason: z.enum(reasons),
  changes: z.array(z.enum(changeable)),
  /** The prompt or earlier row it resembles, and how much from 0 to 1. */
  alike: z.object({ row: z.int().nullable(), share: z.number() }).nullable(),
  ownerId: z.string().nullable(),
  /** The folder its file was in. */
  folder: z.string().nullable(),
})

export type RowPlan = z.output<typeof rowPlan>

export const storedRecord = promptRecord
export const storedProblems = z.array(rowProblem)
export const storedDefaults = importDefaults.omit({ collectionId: true })

export const importRow = z
  .object({
    row: z.int().meta({ example: 1 }),
    file: z.string().meta({ example: 'Sales/cold-email.md' }),
    line: z.int().nullable(),
    name: z.string().meta({ example: 'Cold email' }),
    action: z.enum(importActions),
    reason: z.enum(reasons),
    promptId: id.nullable().meta({ description: 'The prompt it updates, repeats, resembles or has made.' }),
    changes: z.array(z.enum(changeable)),
    alike: rowPlan.shape.alike,
    problems: z.array(rowProblem),
    category: z.string().nullable(),
    tags: z.array(z.string()),
    snippet: z.string(),
  })
  .openapi('ImportRow')

export type ImportRow = z.output<typeof importRow>

export const importSummary = z.object({
  id,
  kind,
  status: z.enum(importStatuses),
  failure: z.string().nullable(),
  collectionId: id.nullable(),
  progress: z.object({ done: z.int(), total: z.int() }),
  counts: z.object({ create: z.int(), update: z.int(), skip: z.int(), failed: z.int() }),
  notes: z.array(rowProblem.omit({ severity: true }).extend({ file: z.string() })),
  createdAt: instant,
  expiresAt: instant,
  committedAt: instant.nullable(),
  undoneAt: instant.nullable(),
})

export const importShape = importSummary
  .extend({
    promptIds: z.array(id).meta({ description: 'What a committed import made or updated.' }),
    rows: z.array(importRow).meta({ description: 'The first 50; the rest under `/rows`.' }),
  })
  .openapi('Import')

export type ImportSummary = z.output<typeof importSummary>
export type ImportView = z.output<typeof importShape>

export const storedNotes = importSummary.shape.notes
export type FileNote = z.output<typeof storedNotes>[number]
