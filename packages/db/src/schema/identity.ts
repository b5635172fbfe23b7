import { bigint, boolean, jsonb, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core'
import { id, instant, workspaceId } from './columns.ts'

export const roles = ['owner', 'admin', 'manager', 'member', 'viewer'] as const
export type Role = (typeof roles)[number]

export const workspaces = pgTable('workspaces', {
  id: id().primaryKey(),
  name: text('name').notNull(),
  timezone: text('timezone').notNull(),
  weekStart: smallint('week_start').notNull().default(1),
  currency: text('currency').notNull().default('EUR'),
  plan: text('plan', { enum: ['free', 'team'] })
    .notNull()
    .default('team'),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
  deletedAt: instant('deleted_at'),
  deletedBy: id('deleted_by'),
  accessGeneration: bigint('access_generation', { mode: 'number' }).notNull().default(0),
})

export const users = pgTable('users', {
  id: id().primaryKey(),
  email: text('email').notNull(),
  emailVerifiedAt: instant('email_verified_at'),
  name: text('name').notNull(),
  timezone: text('timezone').notNull(),
  locale: text('locale').notNull().default('en'),
  isOperator: boolean('is_operator').notNull().default(false),
  closedAt: instant('closed_at'),
  removedAt: instant('removed_at'),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
})

export const members = pgTable(
  'members',
  {
    workspaceId: workspaceId(),
    id: id().notNull(),
    userId: id('user_id').notNull(),
    role: text('role', { enum: roles }).notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
)

export const teams = pgTable(
  'teams',
  {
    workspaceId: workspaceId(),
    id: id().notNull(),
    name: text('name').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
)

export const teamMembers = pgTable(
  'team_members',
  {
    workspaceId: workspaceId(),
    teamId: id('team_id').notNull(),
    memberId: id('member_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.teamId, table.memberId] })],
)

export const invites = pgTable(
  'invites',
  {
    workspaceId: workspaceId(),
    id: id().notNull(),
    email: text('email').notNull(),
    role: text('role', { enum: roles }).notNull(),
    teamIds: id('team_ids').array().notNull(),
    tokenHash: text('token_hash'),
    invitedBy: id('invited_by').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    acceptedAt: instant('accepted_at'),
    revokedAt: instant('revoked_at'),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
)

export const apiKeys = pgTable(
  'api_keys',
  {
    workspaceId: workspaceId(),
    id: id().notNull(),
    memberId: id('member_id').notNull(),
    name: text('name').notNull(),
    prefix: text('prefix').notNull(),
    secretHash: text('secret_hash').notNull(),
    scopes: text('scopes').array().notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at'),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
)

export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    workspaceId: workspaceId(),
    actorId: id('actor_id').notNull(),
    key: text('key').notNull(),
    requestHash: text('request_hash').notNull(),
    status: smallint('status').notNull(),
    headers: jsonb('headers').notNull(),
    body: text('body').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.actorId, table.key] })],
)
