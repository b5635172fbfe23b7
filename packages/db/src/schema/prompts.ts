import type { Input } from '@promptsheet/shared/template'
import { date, integer, jsonb, pgTable, primaryKey, real, text } from 'drizzle-orm/pg-core'
import { id, instant, workspaceId } from './columns.ts'

export const promptStatuses = ['draft', 'active', 'battle_tested', 'retired'] as const
export const surfaces = ['web', 'extension', 'api', 'cli', 'mcp'] as const
export const targets = ['chatgpt', 'claude', 'gemini', 'clipboard', 'other'] as const
export const outcomes = ['as_is', 'edited'] as const

export const collections = pgTable(
  'collections',
  {
    workspaceId: workspaceId(),
    id: id().notNull(),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    visibility: text('visibility', { enum: ['workspace', 'teams'] })
      .notNull()
      .default('workspace'),
    createdBy: id('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    deletedAt: instant('deleted_at'),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
)

export const collectionTeams = pgTable(
  'collection_teams',
  {
    workspaceId: workspaceId(),
    collectionId: id('collection_id').notNull(),
    teamId: id('team_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.collectionId, table.teamId] })],
)

export const prompts = pgTable(
  'prompts',
  {
    workspaceId: workspaceId(),
    id: id().notNull(),
    name: text('name').notNull(),
    useCase: text('use_case').notNull().default(''),
    category: text('category').notNull().default(''),
    tags: text('tags').array().notNull().default([]),
    status: text('status', { enum: promptStatuses }).notNull().default('active'),
    ownerMemberId: id('owner_member_id').notNull(),
    collectionId: id('collection_id'),
    currentVersion: integer('current_version').notNull().default(1),
    revision: integer('revision').notNull().default(1),
    externalId: text('external_id'),
    createdBy: id('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    deletedAt: instant('deleted_at'),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
)

export const promptVersions = pgTable(
  'prompt_versions',
  {
    workspaceId: workspaceId(),
    promptId: id('prompt_id').notNull(),
    number: integer('number').notNull(),
    branch: text('branch').notNull().default('main'),
    parentNumber: integer('parent_number'),
    body: text('body').notNull(),
    inputs: jsonb('inputs').$type<Input[]>().notNull(),
    notes: text('notes').notNull().default(''),
    recommendedModels: text('recommended_models').array().notNull().default([]),
    changeNote: text('change_note').notNull().default(''),
    restoredFrom: integer('restored_from'),
    mergedFrom: integer('merged_from'),
    authorMemberId: id('author_member_id').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.promptId, table.number] })],
)

export const promptBranches = pgTable(
  'prompt_branches',
  {
    workspaceId: workspaceId(),
    promptId: id('prompt_id').notNull(),
    name: text('name').notNull(),
    headNumber: integer('head_number').notNull(),
    baseNumber: integer('base_number').notNull(),
    mergedNumber: integer('merged_number'),
    createdBy: id('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.promptId, table.name] })],
)

export const promptForks = pgTable(
  'prompt_forks',
  {
    workspaceId: workspaceId(),
    promptId: id('prompt_id').notNull(),
    sourceId: id('source_id').notNull(),
    sourceNumber: integer('source_number').notNull(),
    takenNumber: integer('taken_number').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.promptId] })],
)

export const promptUses = pgTable(
  'prompt_uses',
  {
    workspaceId: workspaceId(),
    id: id().notNull(),
    promptId: id('prompt_id').notNull(),
    versionNumber: integer('version_number').notNull(),
    memberId: id('member_id').notNull(),
    surface: text('surface', { enum: surfaces }).notNull(),
    target: text('target', { enum: targets }).notNull(),
    outcome: text('outcome', { enum: outcomes }),
    similarity: real('similarity'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
)

export const promptUsageDaily = pgTable(
  'prompt_usage_daily',
  {
    workspaceId: workspaceId(),
    promptId: id('prompt_id').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    memberId: id('member_id').notNull(),
    uses: integer('uses').notNull(),
    asIs: integer('as_is').notNull().default(0),
    edited: integer('edited').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.promptId, table.day, table.memberId] })],
)

export const promptRecentUses = pgTable(
  'prompt_recent_uses',
  {
    workspaceId: workspaceId(),
    promptId: id('prompt_id').notNull(),
    uses: integer('uses').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.promptId] })],
)

export const rememberedInputs = pgTable(
  'remembered_inputs',
  {
    workspaceId: workspaceId(),
    memberId: id('member_id').notNull(),
    promptId: id('prompt_id').notNull(),
    inputValues: jsonb('input_values').$type<Record<string, string>>().notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.memberId, table.promptId] })],
)
