import { boolean, customType, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { id, instant, workspaceId } from './columns.ts'

export const importKinds = ['prompts-markdown', 'prompts-csv', 'prompts-json'] as const
export const importStatuses = [
  'pending',
  'ready',
  'failed',
  'committing',
  'committed',
  'undoing',
  'undone',
] as const
export const importActions = ['create', 'update', 'skip', 'failed'] as const

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' })

export const imports = pgTable(
  'imports',
  {
    workspaceId: workspaceId(),
    id: id().notNull(),
    memberId: id('member_id').notNull(),
    kind: text('kind', { enum: importKinds }).notNull(),
    status: text('status', { enum: importStatuses }).notNull().default('pending'),
    collectionId: id('collection_id'),
    defaults: jsonb('defaults').notNull().default({}),
    failure: text('failure'),
    notes: jsonb('notes').notNull().default([]),
    blankStyles: jsonb('blank_styles').notNull().default([]),
    rowCount: integer('row_count').notNull().default(0),
    skipsFailed: boolean('skips_failed').notNull().default(false),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    committedAt: instant('committed_at'),
    undoneAt: instant('undone_at'),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
)

export const importProgress = pgTable(
  'import_progress',
  {
    workspaceId: workspaceId(),
    importId: id('import_id').notNull(),
    done: integer('done').notNull().default(0),
    total: integer('total').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.importId] })],
)

export const importFiles = pgTable(
  'import_files',
  {
    workspaceId: workspaceId(),
    importId: id('import_id').notNull(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    content: bytea('content').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.importId, table.position] })],
)

export const importRows = pgTable(
  'import_rows',
  {
    workspaceId: workspaceId(),
    importId: id('import_id').notNull(),
    number: integer('number').notNull(),
    file: text('file').notNull(),
    line: integer('line'),
    name: text('name').notNull(),
    record: jsonb('record'),
    plan: jsonb('plan').notNull(),
    problems: jsonb('problems').notNull(),
    action: text('action', { enum: importActions }).notNull(),
    promptId: id('prompt_id'),
    madeRevision: integer('made_revision'),
    groupNumber: integer('group_number'),
    isBinned: boolean('is_binned'),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.importId, table.number] })],
)
