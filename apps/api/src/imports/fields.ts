import { z } from '@hono/zod-openapi'
import { importActions, importKinds, importStatuses } from '@promptsheet/db/schema/imports'
import { blankStyles } from '@promptsheet/shared/look-alikes'
import { category, status, tags, text } from '@promptsheet/shared/prompt-fields'
import { promptRecord } from '@promptsheet/shared/prompt-record'
import { id, instant } from '../http/fields.ts'

/** 10 MiB for everything that is sent, and what a small archive may grow to. */
export const maxUploadBytes = 10 * 1024 * 1024
export const maxInflatedBytes = 40 * 1024 * 1024
export const maxFiles = 10_000
export const maxRows = 10_000

export const kind = z.enum(importKinds, `The kind is ${importKinds.join(' or ')}.`)

/** By notation, whether what is written in it becomes a blank. */
export const blankAnswers = z
  .partialRecord(z.enum(blankStyles), z.boolean('Answer true or false.'))
  .meta({ example: { square: true, angle: false } })
  .openapi('BlankAnswers')

/** What prompts get where their file says nothing, and what is known beforehand about their blanks. */
export const importDefaults = z.object({
  collectionId: id.optional(),
  category: category.optional(),
  tags: tags.optional(),
  status: status.optional(),
  blankStyles: blankAnswers.optional(),
})

export type ImportDefaults = z.output<typeof importDefaults>

/** What may be changed about the whole import once it is read. */
export const importChange = z.object({
  collectionId: id.nullable().optional(),
  category: category.nullable().optional(),
  blankStyles: blankAnswers.optional(),
})

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
    blankStyles: z.string().optional().meta({ description: 'JSON, as in `BlankAnswers`.' }),
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
  /** The other notations for blanks in its text. */
  blankStyles: z.array(z.enum(blankStyles)).default([]),
})

export type RowPlan = z.output<typeof rowPlan>

export const storedRecord = promptRecord
export const storedProblems = z.array(rowProblem)
export const storedDefaults = importDefaults.omit({ collectionId: true })

/** A notation that may mean blanks, and whether it does: null until somebody says so, and then as it is. */
export const blankStyle = z
  .object({
    style: z.enum(blankStyles),
    count: z.int().meta({ description: 'How often something is written in it.' }),
    prompts: z.int().meta({ description: 'In how many prompts.' }),
    examples: z.array(z.string()).meta({ example: ['[CLIENT NAME]'] }),
    isBlank: z.boolean().nullable(),
  })
  .openapi('BlankStyle')

export type FoundBlankStyle = z.output<typeof blankStyle>
export const storedBlankStyles = z.array(blankStyle)

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
    snippet: z.string().meta({ description: 'How its text begins, with the blanks that were said yes to.' }),
    blanks: z.array(z.string()).meta({ description: 'The first 20 blanks it will have.' }),
    group: z.int().nullable().meta({ description: 'The group of near duplicates it is in.' }),
  })
  .openapi('ImportRow')

export type ImportRow = z.output<typeof importRow>

export const importRowText = importRow
  .extend({
    body: z.string().nullable().meta({ description: 'Its whole text; null when it cannot be read.' }),
  })
  .openapi('ImportRowText')

/** What to do with rows that are nearly the same. */
export const decisions = ['keep_one', 'keep_all', 'use_existing'] as const
export type Decision = (typeof decisions)[number]

export const importGroup = z
  .object({
    group: z.int().meta({ description: 'The number of its first row.' }),
    share: z
      .number()
      .meta({ description: 'How alike its least alike row is to the text it resembles, 0 to 1.' }),
    existing: z
      .object({ promptId: id, name: z.string(), snippet: z.string() })
      .nullable()
      .meta({ description: 'The prompt in the library that these resemble.' }),
    decision: z.enum([...decisions, 'mixed']).meta({ description: 'What its rows amount to now.' }),
    keptRow: z.int().nullable().meta({ description: 'The one row that stays, when that is the decision.' }),
    rowCount: z.int(),
    rows: z.array(importRow).meta({ description: 'The first 10.' }),
  })
  .openapi('ImportGroup')

export type ImportGroup = z.output<typeof importGroup>

export const importSummary = z.object({
  id,
  kind,
  status: z.enum(importStatuses),
  failure: z.string().nullable(),
  collectionId: id.nullable(),
  progress: z.object({ done: z.int(), total: z.int() }).meta({
    description: 'Percent while the files are read; prompts while they are imported or taken back.',
  }),
  counts: z.object({ create: z.int(), update: z.int(), skip: z.int(), failed: z.int() }),
  notes: z.array(rowProblem.omit({ severity: true }).extend({ file: z.string() })),
  createdAt: instant,
  expiresAt: instant,
  committedAt: instant.nullable(),
  undoneAt: instant.nullable(),
})

export const importShape = importSummary
  .extend({
    category: z.string().nullable().meta({ description: 'What prompts get where their file says none.' }),
    promptIds: z.array(id).meta({ description: 'What a committed import made or updated.' }),
    undone: z
      .object({ binnedPromptIds: z.array(id), keptPromptIds: z.array(id) })
      .nullable()
      .meta({
        description: 'What undoing moved to the bin, and what it left because somebody changed it since.',
      }),
    groups: z.int().meta({ description: 'How many groups of near duplicates there are, under `/groups`.' }),
    blankStyles: z
      .array(blankStyle)
      .meta({ description: 'Other notations for blanks that were found. Answer with PATCH, once for all.' }),
    rows: z.array(importRow).meta({ description: 'The first 50; the rest under `/rows`.' }),
  })
  .openapi('Import')

export type ImportSummary = z.output<typeof importSummary>
export type ImportView = z.output<typeof importShape>

export const storedNotes = importSummary.shape.notes
export type FileNote = z.output<typeof storedNotes>[number]
